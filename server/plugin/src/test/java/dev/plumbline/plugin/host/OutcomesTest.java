package dev.plumbline.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.refusal.Refused;
import java.util.Collections;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.Test;

/** The HTTP status, the issue and the place of each refusal. */
class OutcomesTest {

    @Test
    void answers422WithOneIssueForEachReason() {
        var refused = new Refused(List.of(
                new Refusal(IssueType.REQUIRED, "QuestionnaireResponse.subject", "Subject is missing."),
                new Refusal(IssueType.VALUE, "QuestionnaireResponse.authored", "Authored is malformed.")));

        var answer = Outcomes.of(refused);

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer).hasMessage("Subject is missing. Authored is malformed.");
        assertThat(outcome(answer).getIssue())
                .extracting(
                        issue -> issue.getCode(),
                        issue -> issue.getDiagnostics(),
                        issue -> issue.getExpression().get(0).getValue())
                .containsExactly(
                        tuple(IssueType.REQUIRED, "Subject is missing.", "QuestionnaireResponse.subject"),
                        tuple(IssueType.VALUE, "Authored is malformed.", "QuestionnaireResponse.authored"));
    }

    @Test
    void tellsNoMoreThan500Reasons() {
        var refused = new Refused(Collections.nCopies(501, new Refusal("QuestionnaireResponse", "Wrong.")));

        assertThat(outcome(Outcomes.of(refused)).getIssue()).hasSize(500);
    }

    @Test
    void answers413WithTheLimitOfTheSite() {
        var answer = Outcomes.tooLarge(65_536);

        assertThat(answer.getStatusCode()).isEqualTo(413);
        assertThat(outcome(answer).getIssueFirstRep().getCode()).isEqualTo(IssueType.TOOLONG);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics())
                .isEqualTo("Response is larger than `plumbline.response.max-size`; expected at most 65536 characters of"
                        + " JSON.");
    }

    @Test
    void answers503AndSaysWhenToAskAgain() {
        var answer = Outcomes.notReady("The content is being stored; ask again in %d seconds.");

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getResponseHeaders()).containsEntry("Retry-After", List.of("5"));
        assertThat(outcome(answer).getIssueFirstRep().getCode()).isEqualTo(IssueType.TRANSIENT);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics())
                .isEqualTo("The content is being stored; ask again in 5 seconds.");
    }

    @Test
    void answers400WithThePlaceOfTheParameter() {
        var answer = Outcomes.badParameter("Parameters.parameter.where(name='zone')", "Zone is `Berlin`.");

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(outcome(answer).getIssueFirstRep().getCode()).isEqualTo(IssueType.INVALID);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics()).isEqualTo("Zone is `Berlin`.");
        assertThat(outcome(answer).getIssueFirstRep().getExpression())
                .singleElement()
                .hasToString("Parameters.parameter.where(name='zone')");
    }

    private static OperationOutcome outcome(BaseServerResponseException answer) {
        return (OperationOutcome) answer.getOperationOutcome();
    }
}
