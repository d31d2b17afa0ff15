package dev.plumbline.plugin.intake;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A client sends another content under the identifier of a response that is stored: 409. */
final class ReusedIdentifier extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;
    private static final int CONFLICT = 409;

    /**
     * @param first what is stored under the identifier, {@code QuestionnaireResponse/9}
     */
    ReusedIdentifier(String first) {
        super(CONFLICT, message(first), outcome(message(first)));
    }

    private static String message(String first) {
        return "`%1$s` has the same subject and identifier and another content; expected the same content, or a PUT of `%1$s`."
                .formatted(first);
    }

    private static OperationOutcome outcome(String message) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.CONFLICT)
                .setDiagnostics(message)
                .addExpression("QuestionnaireResponse.identifier");
        return outcome;
    }
}
