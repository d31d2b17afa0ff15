package dev.plumbline.careplan.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where items stand in a response, in groups and below answers. */
class LocatedItemTest {

    @Test
    void findsTheItemsInTheOrderOfTheResponse() {
        var response = new QuestionnaireResponse();
        var group = response.addItem().setLinkId("group");
        var numb = group.addItem().setLinkId("numb");
        numb.addAnswer().setValue(new BooleanType(true)).addItem().setLinkId("numb.1");
        group.addItem().setLinkId("fall");
        response.addItem().setLinkId("note");

        var items = LocatedItem.in(response);

        assertThat(items)
                .extracting(at -> at.item().getLinkId())
                .containsExactly("group", "numb", "numb.1", "fall", "note");
        assertThat(items)
                .extracting(LocatedItem::expression)
                .containsExactly(
                        "QuestionnaireResponse.item.where(linkId='group')",
                        "QuestionnaireResponse.item.where(linkId='group').item.where(linkId='numb')",
                        "QuestionnaireResponse.item.where(linkId='group').item.where(linkId='numb').answer[0]"
                                + ".item.where(linkId='numb.1')",
                        "QuestionnaireResponse.item.where(linkId='group').item.where(linkId='fall')",
                        "QuestionnaireResponse.item.where(linkId='note')");
    }

    @Test
    void namesTheAnswerBelowWhichAnItemStands() {
        var response = new QuestionnaireResponse();
        var item = response.addItem().setLinkId("effect");
        item.addAnswer().setValue(new BooleanType(true));
        item.addAnswer().setValue(new BooleanType(false)).addItem().setLinkId("more");

        var below = LocatedItem.in(response).get(1);

        assertThat(below.expression())
                .isEqualTo("QuestionnaireResponse.item.where(linkId='effect').answer[1].item.where(linkId='more')");
    }

    /** What a patient could have typed stays out of messages and logs. */
    @ParameterizedTest
    @ValueSource(strings = {"Anna Schmidt", "x') or ('1'='1", "zürich", "<b>", ""})
    void namesAnItemWithAStrangeLinkIdByItsPlace(String linkId) {
        var response = new QuestionnaireResponse();
        response.addItem().setLinkId("note");
        response.addItem().setLinkId(linkId);

        var strange = LocatedItem.in(response).get(1);

        assertThat(strange.name()).isEqualTo("at place 2");
        assertThat(strange.expression()).isEqualTo("QuestionnaireResponse.item[1]");
    }

    @Test
    void takesALinkIdOfUpTo64CharactersForAnAuthors() {
        var response = new QuestionnaireResponse();
        response.addItem().setLinkId("a".repeat(64));
        response.addItem().setLinkId("a".repeat(65));

        var items = LocatedItem.in(response);

        assertThat(items.get(0).name()).isEqualTo("`" + "a".repeat(64) + "`");
        assertThat(items.get(1).name()).isEqualTo("at place 2");
    }

    @Test
    void walksAResponseThatIsDeeperThanAnyForm() {
        var response = new QuestionnaireResponse();
        QuestionnaireResponseItemComponent deepest = response.addItem().setLinkId("x");
        for (int depth = 1; depth < 50_000; depth++) {
            deepest = deepest.addItem().setLinkId("x");
        }

        assertThat(LocatedItem.in(response)).hasSize(50_000);
    }
}
