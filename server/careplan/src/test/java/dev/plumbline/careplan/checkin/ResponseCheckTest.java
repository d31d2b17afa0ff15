package dev.plumbline.careplan.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.refusal.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a response whatever else is on file. */
class ResponseCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/7",
                "https://ehr.example.org/fhir/Patient/7",
                "Patient?identifier=https://example.org|4711",
                "urn:uuid:9d4f9f0c-4b3a-4c0a-9a10-1f6c8f0a4c11",
                "urn:oid:1.2.3"
            })
    void takesAPatientHoweverItIsNamed(String subject) {
        assertThat(ResponseCheck.ofSubject(about(subject))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Group/7", "Practitioner/Patient", "NoPatient/7", "Patient", "#patient", "urn:uuid:"})
    void refusesASubjectThatIsNoPatient(String subject) {
        assertThat(ResponseCheck.ofSubject(about(subject)))
                .contains(new Refusal(
                        IssueType.REQUIRED,
                        "QuestionnaireResponse.subject",
                        "Subject is no Patient; expected a reference to a Patient."));
    }

    @Test
    void refusesAResponseAboutNobody() {
        assertThat(ResponseCheck.ofSubject(new QuestionnaireResponse()))
                .contains(new Refusal(
                        IssueType.REQUIRED,
                        "QuestionnaireResponse.subject",
                        "Subject is missing; expected a reference to a Patient."));
    }

    @Test
    void refusesAResponseWithoutAStatus() {
        var status = new Refusal(
                IssueType.REQUIRED,
                "QuestionnaireResponse.status",
                "Status is missing or unknown; expected one of FHIR's.");

        assertThat(ResponseCheck.ofStatus(new QuestionnaireResponse())).contains(status);
        assertThat(ResponseCheck.ofStatus(finished())).isEmpty();
    }

    @Test
    void listsWhatIsMalformedAroundTheAnswersBeforeWhatTheFormDoesNotAllow() {
        var response = finished();
        response.setStatus(null);
        response.getAuthoredElement().addExtension(AbsentAnswer.malformed());
        response.addExtension(AbsentAnswer.malformed());
        response.addItem().setLinkId("weather");

        var refusals = ResponseCheck.ofContent(
                response, Shipped.template().form(DailyForm.CANONICAL).orElseThrow());

        assertThat(refusals)
                .extracting(Refusal::message)
                .containsExactly(
                        "Status is missing or unknown; expected one of FHIR's.",
                        "Authored is malformed; expected a dateTime.",
                        "An element besides the answers is malformed; expected a value of its type.",
                        "Item `weather` is unknown; expected a linkId of"
                                + " `https://plumbline.dev/fhir/Questionnaire/vpa-daily|1.0.0`.");
    }

    private static QuestionnaireResponse about(String subject) {
        return new QuestionnaireResponse().setSubject(new Reference(subject));
    }

    private static QuestionnaireResponse finished() {
        return DailyForm.withPain(4).setStatus(QuestionnaireResponseStatus.COMPLETED);
    }
}
