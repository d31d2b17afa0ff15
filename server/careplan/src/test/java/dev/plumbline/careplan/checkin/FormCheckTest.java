package dev.plumbline.careplan.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.refusal.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each thing that the shipped daily form does not allow, with its kind, its place and the whole sentence. */
class FormCheckTest {

    private static final Form FORM =
            Shipped.template().form(DailyForm.CANONICAL).orElseThrow();
    private static final String DECLINED = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    @Test
    void allowsAWholeResponse() {
        assertThat(check(completed())).isEmpty();
    }

    @Test
    void refusesAnItemOfAnotherForm() {
        var response = completed();
        DailyForm.answer(response, "weather", new StringType("fine"));

        assertThat(check(response))
                .containsExactly(new Refusal(
                        IssueType.STRUCTURE,
                        "QuestionnaireResponse.item.where(linkId='weather')",
                        "Item `weather` is unknown; expected a linkId of"
                                + " `https://plumbline.dev/fhir/Questionnaire/vpa-daily|1.0.0`."));
    }

    @Test
    void refusesAnAnswerToWhatAsksNothing() {
        var response = completed();
        DailyForm.answer(response, "notice", new StringType("thanks"));

        assertThat(check(response))
                .containsExactly(new Refusal(
                        IssueType.STRUCTURE,
                        "QuestionnaireResponse.item.where(linkId='notice').answer",
                        "Item `notice` has an answer; expected none, because it asks nothing."));
    }

    @Test
    void refusesAnAnswerThatCannotBeRead() {
        var response = completed();
        DailyForm.answer(response, "pain.now", new IntegerType(11));

        assertThat(check(response)).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(IssueType.VALUE);
            assertThat(refusal.expression())
                    .isEqualTo("QuestionnaireResponse.item.where(linkId='pain.now').answer[0].value");
            assertThat(refusal.message()).startsWith("Answer to item `pain.now` cannot be read: ");
        });
    }

    @Test
    void countsTheCharactersThatAPersonSees() {
        var fits = completed();
        DailyForm.answer(fits, "cons.note", new StringType("🙂".repeat(2000)));
        var tooLong = completed();
        DailyForm.answer(tooLong, "cons.note", new StringType("🙂".repeat(2001)));

        assertThat(check(fits)).isEmpty();
        assertThat(check(tooLong))
                .containsExactly(new Refusal(
                        IssueType.TOOLONG,
                        "QuestionnaireResponse.item.where(linkId='cons.note').answer[0].value",
                        "Answer to item `cons.note` is too long; expected at most 2000 characters."));
    }

    @Test
    void refusesAnAnswerToAQuestionThatTheOthersDoNotLeadTo() {
        var response = completed();
        DailyForm.answer(response, "rf.numb.1", new BooleanType(false));

        assertThat(check(response))
                .containsExactly(new Refusal(
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.item.where(linkId='rf.numb.1').answer",
                        "Item `rf.numb.1` has an answer; expected none, because the other answers do not lead to it."));
    }

    @Test
    void refusesSeveralAnswersThatDifferOnceAndTakesTheSameTwice() {
        var differing = completed();
        DailyForm.answer(differing, "rf.saddle", new BooleanType(true), new BooleanType(false));
        differing.addItem().setLinkId("rf.saddle").addAnswer().setValue(new BooleanType(true));
        var same = completed();
        same.addItem().setLinkId("rf.saddle").addAnswer().setValue(new BooleanType(false));

        assertThat(check(differing))
                .containsExactly(new Refusal(
                        IssueType.STRUCTURE,
                        "QuestionnaireResponse.item.where(linkId='rf.saddle').answer",
                        "Item `rf.saddle` has several answers; expected one."));
        assertThat(check(same)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = QuestionnaireResponseStatus.class,
            names = {"COMPLETED", "AMENDED"})
    void refusesAFinishedResponseThatLeavesAQuestionOpen(QuestionnaireResponseStatus status) {
        var response = completed().setStatus(status);
        DailyForm.answer(response, "rf.saddle");

        assertThat(check(response))
                .containsExactly(new Refusal(
                        IssueType.REQUIRED,
                        "QuestionnaireResponse.item.where(linkId='rf.saddle').answer",
                        "Item `rf.saddle` has no answer; expected one."));
    }

    @ParameterizedTest
    @EnumSource(
            value = QuestionnaireResponseStatus.class,
            names = {"INPROGRESS", "STOPPED", "ENTEREDINERROR"})
    void asksNoCompletenessOfAResponseThatIsNotFinished(QuestionnaireResponseStatus status) {
        var response = completed().setStatus(status);
        DailyForm.answer(response, "rf.saddle");

        assertThat(check(response)).isEmpty();
    }

    @Test
    void asksForAnAnswerWhereTheOthersLeadToIt() {
        var response = completed();
        DailyForm.answer(response, "rf.numb", new BooleanType(true));

        assertThat(check(response))
                .extracting(Refusal::message)
                .containsExactly("Item `rf.numb.1` has no answer; expected one.");
    }

    @Test
    void takesADeclinedQuestionForNoGap() {
        var response = completed();
        DailyForm.answer(response, "rf.saddle");
        response.addItem().setLinkId("rf.saddle").addAnswer().addExtension(DECLINED, new CodeType("asked-declined"));

        assertThat(check(response)).isEmpty();
    }

    @Test
    void saysOfAResponseWithoutAnyAnswerThatItHasNone() {
        var response = new QuestionnaireResponse()
                .setQuestionnaire(DailyForm.CANONICAL)
                .setStatus(QuestionnaireResponseStatus.COMPLETED);

        assertThat(check(response).get(0))
                .isEqualTo(new Refusal(
                        IssueType.REQUIRED,
                        "QuestionnaireResponse.item",
                        "Response has no answer; expected answers to"
                                + " `https://plumbline.dev/fhir/Questionnaire/vpa-daily|1.0.0`."));
    }

    private static List<Refusal> check(QuestionnaireResponse response) {
        return FormCheck.of(FORM, response);
    }

    private static QuestionnaireResponse completed() {
        return DailyForm.withPain(4).setStatus(QuestionnaireResponseStatus.COMPLETED);
    }
}
