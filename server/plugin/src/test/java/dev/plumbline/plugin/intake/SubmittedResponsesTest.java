package dev.plumbline.plugin.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a response that is sent again is looked up. */
class SubmittedResponsesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Patient/7", "https://ehr.example.org/fhir/Patient/7"})
    void looksUpAResponseWithAnIdentifierAndAPatient(String subject) {
        assertThat(SubmittedResponses.isIdentified(response(subject, "4711"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient?identifier=https://example.org|1", "Group/7", "Patient/"})
    void looksUpNoneWhosePatientIsNotNamedByItsPlace(String subject) {
        assertThat(SubmittedResponses.isIdentified(response(subject, "4711"))).isFalse();
    }

    @Test
    void looksUpNoneWithoutAnIdentifier() {
        assertThat(SubmittedResponses.isIdentified(new QuestionnaireResponse().setSubject(new Reference("Patient/7"))))
                .isFalse();
    }

    @Test
    void searchesAsAClientWouldWriteIt() {
        var response = response("Patient/7", "a|b,c&d");
        response.getIdentifier().setSystem("https://portal.example.org/ids");

        assertThat(SubmittedResponses.search(response))
                .isEqualTo("QuestionnaireResponse?subject=Patient%2F7&identifier="
                        + "https%3A%2F%2Fportal.example.org%2Fids%7Ca%5C%7Cb%5C%2Cc%26d");
    }

    @Test
    void searchesAnIdentifierWithoutASystemAmongThoseWithoutOne() {
        assertThat(SubmittedResponses.search(response("Patient/7", "4711")))
                .isEqualTo("QuestionnaireResponse?subject=Patient%2F7&identifier=%7C4711");
    }

    private static QuestionnaireResponse response(String subject, String identifier) {
        var response = new QuestionnaireResponse().setSubject(new Reference(subject));
        response.getIdentifier().setValue(identifier);
        return response;
    }
}
