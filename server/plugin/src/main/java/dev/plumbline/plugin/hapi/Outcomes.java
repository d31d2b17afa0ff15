package dev.plumbline.plugin.hapi;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.plumbline.plugin.refusal.Refused;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The one place that knows which HTTP status a refusal has. */
final class Outcomes {

    private Outcomes() {}

    /** 422 with one issue for each reason. */
    static UnprocessableEntityException of(Refused refused) {
        var outcome = new OperationOutcome();
        refused.refusals()
                .forEach(refusal -> outcome.addIssue()
                        .setSeverity(IssueSeverity.ERROR)
                        .setCode(IssueType.PROCESSING)
                        .setDiagnostics(refusal.message())
                        .addExpression(refusal.expression()));
        return new UnprocessableEntityException(refused.getMessage(), outcome);
    }

    /** 400 for a parameter that is missing or cannot be read. */
    static InvalidRequestException badParameter(String expression, String message) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.INVALID)
                .setDiagnostics(message)
                .addExpression(expression);
        return new InvalidRequestException(message, outcome);
    }
}
