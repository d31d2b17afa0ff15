package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import dev.plumbline.standalone.support.StartPlan;
import java.time.Instant;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What {@code $start-plan} refuses, and how it says so: the whole message, and the place that it is about. */
@ServerTest
class RefusedPlanTest {

    @Autowired
    private FhirServer server;

    @Autowired
    private MovableClock clock;

    private String patient = "";

    @BeforeEach
    void storesAPatient() {
        clock.moveTo(Instant.parse("2025-03-12T12:00:00Z"));
        patient = server.store(new Patient());
    }

    @Test
    void refusesAProcedureThatIsNotCompleted() {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00").setStatus(ProcedureStatus.INPROGRESS));

        var refusal = refusal(call(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='procedure')",
                        "Status of `%s` is `in-progress`; expected `completed`.".formatted(procedure)));
    }

    @Test
    void refusesAProcedureOfAnotherPatient() {
        var other = server.store(new Patient());
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00").setSubject(new Reference(other)));

        var refusal = refusal(call(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='subject')",
                        "Subject is `%s`; expected the patient of `%s`.".formatted(patient, procedure)));
    }

    @Test
    void refusesAProcedureWithoutADate() {
        var procedure = server.store(performed(null));

        var refusal = refusal(call(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='procedure')",
                        "`%s` has no performed date; expected one to the day or finer.".formatted(procedure)));
    }

    @Test
    void refusesAProcedureWithAMonthForADate() {
        var procedure = server.store(performed("2025-03"));

        var refusal = refusal(call(procedure));

        assertThat(refusal.message())
                .isEqualTo("`%s` has no performed date; expected one to the day or finer.".formatted(procedure));
    }

    @Test
    void refusesAProcedureInTheFuture() {
        var procedure = server.store(performed("2025-03-14T10:30:00+01:00"));

        var refusal = refusal(call(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='procedure')",
                        "`%s` ended at 2025-03-14T09:30:00Z, which is in the future; expected a past moment."
                                .formatted(procedure)));
    }

    @Test
    void refusesAProcedureThatIsNotThere() {
        var refusal = refusal(call("Procedure/nowhere"));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422, "Parameters.parameter.where(name='procedure')", "`Procedure/nowhere` does not exist."));
    }

    @Test
    void refusesATemplateThatItDoesNotHave() {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal("appendectomy-aftercare", call(procedure));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.message()).isEqualTo("`appendectomy-aftercare` is no template that this server can start.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berlin", "Europe/Nowhere", "+02:00"})
    void refusesAZoneThatIsNone(String zone) {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(call(procedure).in(zone));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        400,
                        "Parameters.parameter.where(name='zone')",
                        "Zone is `%s`; expected an IANA zone such as `Europe/Berlin`.".formatted(zone)));
    }

    @Test
    void refusesABaselineBeyondTheScale() {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(call(procedure).baseline("pain", 14));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='baseline').part.where(name='value')",
                        "Baseline of `pain` is 14; expected a number from 0 to 10."));
    }

    @Test
    void refusesABaselineOfSomethingElse() {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(call(procedure).baseline("mood", 4));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='baseline').part.where(name='measure')",
                        "Measure is `mood`; expected one of [pain, rmdq]."));
    }

    private record Refusal(int status, String place, String message) {}

    private Refusal refusal(StartPlan call) {
        return refusal(StartPlan.VERTEBROPLASTY, call);
    }

    private Refusal refusal(String template, StartPlan call) {
        var refused = catchThrowableOfType(() -> call.by(template, server), BaseServerResponseException.class);
        var issue = ((OperationOutcome) refused.getOperationOutcome()).getIssueFirstRep();
        var place = issue.hasExpression() ? issue.getExpression().get(0).getValue() : "";
        return new Refusal(refused.getStatusCode(), place, issue.getDiagnostics());
    }

    @Test
    void refusesAPlanWhoseVariantsAreUnclear() {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00"));
        var fracture = server.store(new Condition().setSubject(new Reference(patient)));

        var refusal = refusal(unnamed(procedure).variants("kyphoplasty"));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='variant')",
                        "Axis `indication` is unclear: no code of `%s` is in a ValueSet of it. Name one by the parameter `variant`: [osteoporosis, tumour, tumour-osteoporosis, trauma]."
                                .formatted(fracture)));
    }

    @Test
    void refusesAProcedureThatNoTemplateIsFor() {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00"));

        var refused =
                catchThrowableOfType(() -> unnamed(procedure).byAnyTemplate(server), BaseServerResponseException.class);

        assertThat(refused.getStatusCode()).isEqualTo(422);
        assertThat(refused.getMessage())
                .contains("No template has a code for `%s`.".formatted(procedure))
                .contains("vertebroplasty-aftercare|1.0.0` [vertebroplasty, kyphoplasty]");
    }

    @Test
    void refusesAVariantWithoutACode() {
        var procedure = server.store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(unnamed(procedure).with("variant", new Reference(patient)));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        400,
                        "Parameters.parameter.where(name='variant')",
                        "Parameter `variant` is empty; expected a text."));
    }

    private StartPlan call(String procedure) {
        return unnamed(procedure).variants("vertebroplasty", "osteoporosis");
    }

    /** Without a variant. */
    private StartPlan unnamed(String procedure) {
        return StartPlan.of(patient, procedure);
    }

    private Procedure performed(@Nullable String when) {
        var procedure = new Procedure();
        procedure.setStatus(ProcedureStatus.COMPLETED);
        procedure.setSubject(new Reference(patient));
        if (when != null) {
            procedure.setPerformed(new DateTimeType(when));
        }
        return procedure;
    }
}
