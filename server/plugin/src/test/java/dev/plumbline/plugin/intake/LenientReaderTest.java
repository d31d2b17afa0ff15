package dev.plumbline.plugin.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One value that FHIR cannot hold does not cost the whole response. */
class LenientReaderTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String FORM = "https://example.org/Questionnaire/daily";
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final LenientReader reader = new LenientReader(response -> FORM.equals(response.getQuestionnaire()));

    @Test
    void readsASoundResponseAsItIs() {
        var response = read(response("\"authored\": \"2026-03-05T18:00:00Z\"", "\"valueInteger\": 4"))
                .orElseThrow();

        assertThat(response.getAuthoredElement().getValueAsString()).isEqualTo("2026-03-05T18:00:00Z");
        assertThat(((IntegerType) answer(response).getValue()).getValue()).isEqualTo(4);
        assertThat(response.hasExtension()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"valueInteger\": 4.5", "\"valueDate\": \"yesterday\"", "\"valueDecimal\": 1e20000"})
    void marksAnAnswerThatIsNoValueOfItsType(String value) {
        var response = read(response("\"language\": \"en\"", value)).orElseThrow();

        assertThat(answer(response).getValue().primitiveValue()).isNull();
        assertThat(reasons(answer(response).getValue().getExtension())).containsExactly("error");
        assertThat(response.hasExtension()).isFalse();
    }

    @Test
    void marksAMomentThatIsNone() {
        var response = read(response("\"authored\": \"this morning\"", "\"valueInteger\": 4"))
                .orElseThrow();

        assertThat(response.getAuthoredElement().hasValue()).isFalse();
        assertThat(reasons(response.getAuthoredElement().getExtension())).containsExactly("error");
    }

    @Test
    void dropsAReferenceToWhatIsNoTypeOfResourceAndMarksTheResponse() {
        var response = read(response("\"author\": {\"reference\": \"Nobody/1\"}", "\"valueInteger\": 4"))
                .orElseThrow();

        assertThat(response.getAuthor().hasReference()).isFalse();
        assertThat(reasons(response.getExtension())).containsExactly("error");
    }

    @Test
    void marksAnAnswerInATransactionAsWell() {
        var entry = response("\"language\": \"en\"", "\"valueInteger\": 4.5");
        var text = """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"resource": %s, "request": {"method": "POST", "url": "QuestionnaireResponse"}}]}
                """.formatted(entry);

        var bundle = read(Bundle.class, text).orElseThrow();

        var response = (QuestionnaireResponse) bundle.getEntryFirstRep().getResource();
        assertThat(reasons(answer(response).getValue().getExtension())).containsExactly("error");
    }

    @Test
    void leavesResponsesToFormsOfOthersToTheHost() {
        var other =
                response("\"language\": \"en\"", "\"valueInteger\": 4.5").replace(FORM, "https://example.org/other");

        assertThat(read(other)).isEmpty();
    }

    @Test
    void leavesATransactionToTheHostWhereSomethingElseIsMalformed() {
        var text = """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"resource": %s},
                  {"resource": {"resourceType": "Patient", "birthDate": "last spring"}}]}
                """.formatted(response("\"language\": \"en\"", "\"valueInteger\": 4.5"));

        assertThat(read(Bundle.class, text)).isEmpty();
    }

    @Test
    void leavesWhatIsNoResourceToTheHost() {
        assertThat(read("{\"resourceType\": \"QuestionnaireResponse\", ")).isEmpty();
    }

    private Optional<QuestionnaireResponse> read(String text) {
        return read(QuestionnaireResponse.class, text);
    }

    private <T extends Resource> Optional<T> read(Class<T> type, String text) {
        return reader.read(FHIR.newJsonParser(), type, text);
    }

    private static String response(String element, String value) {
        return """
                {"resourceType": "QuestionnaireResponse", "questionnaire": "%s", "status": "completed", %s,
                 "subject": {"reference": "Patient/7"},
                 "item": [{"linkId": "pain.now", "answer": [{%s}]}]}
                """.formatted(FORM, element, value);
    }

    private static QuestionnaireResponseItemAnswerComponent answer(QuestionnaireResponse response) {
        return response.getItemFirstRep().getAnswerFirstRep();
    }

    private static List<String> reasons(List<Extension> extensions) {
        return extensions.stream()
                .filter(extension -> REASON.equals(extension.getUrl()))
                .map(extension -> ((CodeType) extension.getValue()).getValue())
                .toList();
    }
}
