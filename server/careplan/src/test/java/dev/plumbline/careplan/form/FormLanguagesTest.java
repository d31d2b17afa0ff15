package dev.plumbline.careplan.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.Translated;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** A form is written once and served once for each language. */
class FormLanguagesTest {

    private static final String URL = "https://example.org/fhir/Questionnaire/hand";

    private final FormLanguages languages =
            new FormLanguages(new Content(Translated.content().files()));

    @Test
    void servesEachFormWithoutTheTranslationsBesideItsTexts() {
        var daily = Shipped.resource(Questionnaire.class, "vpa-daily");

        var served = FormLanguages.served(daily);

        assertThat(Shipped.FHIR.newJsonParser().encodeResourceToString(daily)).contains("translation");
        assertThat(Shipped.FHIR.newJsonParser().encodeResourceToString(served)).doesNotContain("translation\"");
        assertThat(served.getItemFirstRep().getText())
                .isEqualTo(daily.getItemFirstRep().getText());
    }

    @Test
    void namesTheFormAfterItsLanguageAndWhereItComesFrom() {
        var german = inGerman(hand());

        assertThat(german.getIdElement().getIdPart()).isEqualTo("hand-de");
        assertThat(german.getUrl()).isEqualTo(URL + "-de");
        assertThat(german.getVersion()).isEqualTo("1.2.0");
        assertThat(german.getName()).isEqualTo("Hand_de");
        assertThat(german.getLanguage()).isEqualTo("de");
        assertThat(german.getDerivedFrom())
                .singleElement()
                .satisfies(source -> assertThat(source.getValue()).isEqualTo(URL + "|1.2.0"));
    }

    @Test
    void writesEveryTextInItsLanguageAndKeepsTheCodes() {
        var german = inGerman(hand());

        assertThat(german.getTitle()).isEqualTo("Tägliche Fragen");
        var colour = item(german, "colour");
        assertThat(colour.getText()).isEqualTo("Welche Farbe hat die Hand?");
        assertThat(colour.getPrefix()).isEqualTo("Frage 1");
        assertThat(colour.getAnswerOptionFirstRep().getValueCoding().getDisplay())
                .isEqualTo("rot");
        assertThat(colour.getAnswerOptionFirstRep().getValueCoding().getCode()).isEqualTo("red");
        assertThat(Shipped.FHIR.newJsonParser().encodeResourceToString(german)).doesNotContain("translation\"");
    }

    @Test
    void leavesTheFormThatItIsMadeOfAsItIs() {
        var hand = hand();
        var before = Shipped.FHIR.newJsonParser().encodeResourceToString(hand);

        languages.of(hand);

        assertThat(Shipped.FHIR.newJsonParser().encodeResourceToString(hand)).isEqualTo(before);
    }

    @Test
    void saysThatNobodyHasReviewedIt() {
        var german = inGerman(hand());

        assertThat(german.getExtensionByUrl(Canonicals.TRANSLATION_REVIEW)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("unreviewed");
        assertThat(german.getDescription())
                .isEqualTo("For tests. The texts are a translation that nobody has reviewed: have them reviewed by a"
                        + " clinician whose language it is before patients read them.");
    }

    @Test
    void leavesOutWhatIsAskedInOneLanguageOnlyWithAllBelowIt() {
        var hand = hand();
        var only = hand.addItem().setLinkId("score").setText("A licensed scale").setType(QuestionnaireItemType.GROUP);
        only.addExtension(Canonicals.LANGUAGE_ONLY, new CodeType("en"));
        only.addItem().setLinkId("score.1").setText("One").setType(QuestionnaireItemType.BOOLEAN);

        assertThat(inGerman(hand).getItem())
                .extracting(QuestionnaireItemComponent::getLinkId)
                .containsExactly("colour");
    }

    @Test
    void makesNoFormOfOneThatIsNotTranslated() {
        var hand = hand();
        hand.setTitleElement(new StringType("Daily questions"));

        assertThat(languages.of(hand)).isEmpty();
    }

    @Test
    void putsTheFormsBehindTheFilesThatTheyAreMadeOf() {
        var files = FormLanguages.added(List.of(new ContentFile("hand.json", hand())));

        assertThat(files).extracting(ContentFile::path).containsExactly("hand.json", "hand.json");
        assertThat(files.get(1).resource().getIdElement().getIdPart()).isEqualTo("hand-de");
    }

    @Test
    void compilesEachLanguageToTheSameQuestions() {
        var template = Translated.template();
        var english = template.form(Shipped.FORM).orElseThrow();
        var french = template.form(Translated.FORM + "|" + english.version()).orElseThrow();

        assertThat(french.original()).isEqualTo(Shipped.FORM);
        assertThat(french.title()).isEqualTo("[Daily check-in]");
        assertThat(french.items().keySet())
                .containsExactlyElementsOf(english.items().keySet());
        assertThat(french.items().values())
                .extracting(FormItem::codes)
                .usingRecursiveComparison()
                .isEqualTo(
                        english.items().values().stream().map(FormItem::codes).toList());
        assertThat(french.asksTheSameAs(english)).isTrue();
        assertThat(template.translations(english)).containsEntry("fr", french).doesNotContainKey("en");
        assertThat(template.languages()).contains("fr");
    }

    @Test
    void takesNoOtherDerivedFormForATranslation() {
        var hand = hand();
        hand.setTitleElement(new StringType("Daily questions"));
        hand.addDerivedFrom(URL + "|1.1.0");

        assertThat(FormCompiler.compile(hand).original()).isEqualTo(URL);
    }

    private Questionnaire inGerman(Questionnaire form) {
        return languages.of(form).get(0);
    }

    private static QuestionnaireItemComponent item(Questionnaire form, String linkId) {
        return form.getItem().stream()
                .filter(item -> linkId.equals(item.getLinkId()))
                .findFirst()
                .orElseThrow();
    }

    private static Questionnaire hand() {
        var hand = new Questionnaire();
        hand.setId("hand");
        hand.setUrl(URL).setVersion("1.2.0").setName("Hand").setDescription("For tests.");
        hand.setLanguage("en");
        Translated.add(hand.setTitle("Daily questions").getTitleElement(), "de", "Tägliche Fragen");
        var colour = hand.addItem().setLinkId("colour").setType(QuestionnaireItemType.CHOICE);
        Translated.add(colour.setText("What colour is the hand?").getTextElement(), "de", "Welche Farbe hat die Hand?");
        Translated.add(colour.setPrefix("Question 1").getPrefixElement(), "de", "Frage 1");
        var red = new Coding("https://example.org/fhir/CodeSystem/colour", "red", "red");
        Translated.add(red.getDisplayElement(), "de", "rot");
        colour.addAnswerOption().setValue(red);
        return hand;
    }
}
