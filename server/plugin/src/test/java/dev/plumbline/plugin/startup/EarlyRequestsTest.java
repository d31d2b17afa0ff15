package dev.plumbline.plugin.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import java.util.List;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which requests wait for the content. */
class EarlyRequestsTest {

    private static final boolean HOLDS_READS = true;

    private final ContentGate gate = new ContentGate();

    @Test
    void holdsAnOperationOfOurs() {
        var refusal = refusal(inAHost(), "CarePlan", "$assess", RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE);

        assertThat(refusal.getStatusCode()).isEqualTo(503);
        assertThat(refusal.getResponseHeaders()).containsEntry("Retry-After", List.of("5"));
        var issue = ((OperationOutcome) refusal.getOperationOutcome()).getIssueFirstRep();
        assertThat(issue.getCode()).isEqualTo(IssueType.TRANSIENT);
        assertThat(issue.getDiagnostics())
                .isEqualTo("The server has started and is still storing its content;"
                        + " send the request again in 5 seconds.");
    }

    @Test
    void saysThatTheContentWillNotCome() {
        gate.fail();

        assertThat(refusal(inAHost(), "CarePlan", "$assess", RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE))
                .hasMessage("The server could not store its content, its log says why;"
                        + " send the request again in 5 seconds, when it has been started anew.");
    }

    @Test
    void letsAnOperationOfAnotherPass() {
        passes(inAHost(), "CarePlan", "$everything", RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE);
        passes(inAHost(), "Patient", "$assess", RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE);
    }

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"READ", "VREAD", "SEARCH_TYPE", "HISTORY_INSTANCE", "HISTORY_TYPE", "EXTENDED_OPERATION_TYPE"})
    void holdsReadingATypeThatHasContentIfToldTo(RestOperationTypeEnum kind) {
        assertThat(refusal(alone(), "Questionnaire", null, kind).getStatusCode())
                .isEqualTo(503);
        passes(inAHost(), "Questionnaire", null, kind);
        passes(alone(), "Patient", null, kind);
    }

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"CREATE", "UPDATE", "PATCH", "DELETE"})
    void letsWritesPass(RestOperationTypeEnum kind) {
        passes(alone(), "Questionnaire", null, kind);
    }

    @Test
    void letsTheWholeServerAnswer() {
        passes(alone(), null, null, RestOperationTypeEnum.METADATA);
        passes(alone(), null, null, RestOperationTypeEnum.TRANSACTION);
    }

    @Test
    void letsEverythingPassOnceTheContentIsStored() {
        gate.open();

        passes(alone(), "Questionnaire", null, RestOperationTypeEnum.READ);
        passes(alone(), "CarePlan", "$assess", RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE);
    }

    private EarlyRequests inAHost() {
        return new EarlyRequests(gate, content(), !HOLDS_READS);
    }

    private EarlyRequests alone() {
        return new EarlyRequests(gate, content(), HOLDS_READS);
    }

    private static Content content() {
        var assess = new OperationDefinition().setCode("assess");
        assess.addResource("CarePlan");
        return new Content(List.of(new ContentFile("a", assess), new ContentFile("b", new Questionnaire())));
    }

    private static BaseServerResponseException refusal(
            EarlyRequests early, @Nullable String type, @Nullable String operation, RestOperationTypeEnum kind) {
        return catchThrowableOfType(
                () -> early.arrives(request(type, operation), kind), BaseServerResponseException.class);
    }

    private static void passes(
            EarlyRequests early, @Nullable String type, @Nullable String operation, RestOperationTypeEnum kind) {
        assertThatCode(() -> early.arrives(request(type, operation), kind)).doesNotThrowAnyException();
    }

    private static SystemRequestDetails request(@Nullable String type, @Nullable String operation) {
        var request = new SystemRequestDetails();
        request.setResourceName(type);
        request.setOperation(operation);
        return request;
    }
}
