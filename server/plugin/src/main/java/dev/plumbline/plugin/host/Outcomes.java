package dev.plumbline.plugin.host;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.refusal.Refused;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The one place that knows which HTTP status a refusal has. */
public final class Outcomes {

    /** A person reads no more, and a response of ten thousand mistakes needs no answer of megabytes. */
    private static final int MOST_ISSUES = 500;

    private static final int UNAVAILABLE = 503;
    private static final int SECONDS_TO_RETRY = 5;

    private Outcomes() {}

    /** 422 with one issue for each reason. */
    public static UnprocessableEntityException of(Refused refused) {
        var told = refused.refusals().stream().limit(MOST_ISSUES).toList();
        var outcome = new OperationOutcome();
        told.forEach(refusal -> outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(refusal.code())
                .setDiagnostics(refusal.message())
                .addExpression(refusal.expression()));
        return new UnprocessableEntityException(
                told.stream().map(Refusal::message).collect(Collectors.joining(" ")), outcome);
    }

    /** 413 for a response that is larger than the setting allows. */
    public static PayloadTooLargeException tooLarge(long longest) {
        var message = "Response is larger than `plumbline.response.max-size`; expected at most %d characters of JSON."
                .formatted(longest);
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TOOLONG)
                .setDiagnostics(message)
                .addExpression("QuestionnaireResponse");
        return new PayloadTooLargeException(message, outcome);
    }

    /**
     * 503 for what can be answered in a while; {@code Retry-After} says when to ask again.
     *
     * @param message with a place for the seconds until then
     */
    public static BaseServerResponseException notReady(String message) {
        var text = message.formatted(SECONDS_TO_RETRY);
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TRANSIENT)
                .setDiagnostics(text);
        return new UnclassifiedServerFailureException(UNAVAILABLE, text, outcome)
                .addResponseHeader("Retry-After", String.valueOf(SECONDS_TO_RETRY));
    }

    /** 400 for a parameter that is missing or cannot be read. */
    public static InvalidRequestException badParameter(String expression, String message) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.INVALID)
                .setDiagnostics(message)
                .addExpression(expression);
        return new InvalidRequestException(message, outcome);
    }
}
