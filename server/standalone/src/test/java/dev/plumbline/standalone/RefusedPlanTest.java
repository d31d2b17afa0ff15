package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.gclient.IOperationUnnamed;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import java.time.Instant;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What {@code $start-plan} refuses, and how it says so: the whole message, and the place that it is about. */
@ServerTest
class RefusedPlanTest {

    private static final String TEMPLATE = "vertebroplasty-aftercare";

    @Autowired
    private FhirServer server;

    @Autowired
    private MovableClock clock;

    private String patient = "";

    @BeforeEach
    void storesAPatient() {
        clock.moveTo(Instant.parse("2025-03-12T12:00:00Z"));
        patient = store(new Patient());
    }

    @Test
    void refusesAProcedureThatIsNotCompleted() {
        var procedure = store(performed("2025-03-10T10:30:00+01:00").setStatus(ProcedureStatus.INPROGRESS));

        var refusal = refusal(TEMPLATE, parameters(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='procedure')",
                        "Status of `%s` is `in-progress`; expected `completed`.".formatted(procedure)));
    }

    @Test
    void refusesAProcedureOfAnotherPatient() {
        var other = store(new Patient());
        var procedure = store(performed("2025-03-10T10:30:00+01:00").setSubject(new Reference(other)));

        var refusal = refusal(TEMPLATE, parameters(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='subject')",
                        "Subject is `%s`; expected the patient of `%s`.".formatted(patient, procedure)));
    }

    @Test
    void refusesAProcedureWithoutADate() {
        var procedure = store(performed(null));

        var refusal = refusal(TEMPLATE, parameters(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='procedure')",
                        "`%s` has no performed date; expected one to the day or finer.".formatted(procedure)));
    }

    @Test
    void refusesAProcedureWithAMonthForADate() {
        var procedure = store(performed("2025-03"));

        var refusal = refusal(TEMPLATE, parameters(procedure));

        assertThat(refusal.message())
                .isEqualTo("`%s` has no performed date; expected one to the day or finer.".formatted(procedure));
    }

    @Test
    void refusesAProcedureInTheFuture() {
        var procedure = store(performed("2025-03-14T10:30:00+01:00"));

        var refusal = refusal(TEMPLATE, parameters(procedure));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='procedure')",
                        "`%s` ended at 2025-03-14T09:30:00Z, which is in the future; expected a past moment."
                                .formatted(procedure)));
    }

    @Test
    void refusesAProcedureThatIsNotThere() {
        var refusal = refusal(TEMPLATE, parameters("Procedure/nowhere"));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422, "Parameters.parameter.where(name='procedure')", "`Procedure/nowhere` does not exist."));
    }

    @Test
    void refusesATemplateThatItDoesNotHave() {
        var procedure = store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal("appendectomy-aftercare", parameters(procedure));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.message()).isEqualTo("`appendectomy-aftercare` is no template that this server can start.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berlin", "Europe/Nowhere", "+02:00"})
    void refusesAZoneThatIsNone(String zone) {
        var procedure = store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(TEMPLATE, parameters(procedure).addParameter("zone", new StringType(zone)));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        400,
                        "Parameters.parameter.where(name='zone')",
                        "Zone is `%s`; expected an IANA zone such as `Europe/Berlin`.".formatted(zone)));
    }

    @Test
    void refusesABaselineBeyondTheScale() {
        var procedure = store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(TEMPLATE, withBaseline(parameters(procedure), "pain", "14"));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='baseline').part.where(name='value')",
                        "Baseline of `pain` is 14; expected a number from 0 to 10."));
    }

    @Test
    void refusesABaselineOfSomethingElse() {
        var procedure = store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(TEMPLATE, withBaseline(parameters(procedure), "mood", "4"));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='baseline').part.where(name='measure')",
                        "Measure is `mood`; expected one of [pain, rmdq]."));
    }

    private record Refusal(int status, String place, String message) {}

    private Refusal refusal(String template, Parameters parameters) {
        var refused = catchThrowableOfType(() -> start(template, parameters), BaseServerResponseException.class);
        var issue = ((OperationOutcome) refused.getOperationOutcome()).getIssueFirstRep();
        var place = issue.hasExpression() ? issue.getExpression().get(0).getValue() : "";
        return new Refusal(refused.getStatusCode(), place, issue.getDiagnostics());
    }

    private void start(String template, Parameters parameters) {
        start(server.client().operation().onInstance("PlanDefinition/" + template), parameters);
    }

    private static void start(IOperationUnnamed operation, Parameters parameters) {
        operation
                .named("$start-plan")
                .withParameters(parameters)
                .returnResourceType(CarePlan.class)
                .execute();
    }

    @Test
    void refusesAPlanWhoseVariantsAreUnclear() {
        var procedure = store(performed("2025-03-10T10:30:00+01:00"));
        var fracture = store(new Condition().setSubject(new Reference(patient)));

        var refusal = refusal(TEMPLATE, unnamed(procedure).addParameter("variant", new CodeType("kyphoplasty")));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        422,
                        "Parameters.parameter.where(name='variant')",
                        "Axis `indication` is unclear: no code of `%s` is in a ValueSet of it. Name one by the parameter `variant`: [osteoporosis, tumour, tumour-osteoporosis, trauma]."
                                .formatted(fracture)));
    }

    @Test
    void refusesAProcedureThatNoTemplateIsFor() {
        var procedure = store(performed("2025-03-10T10:30:00+01:00"));

        var refused = catchThrowableOfType(
                () -> start(server.client().operation().onType("PlanDefinition"), unnamed(procedure)),
                BaseServerResponseException.class);

        assertThat(refused.getStatusCode()).isEqualTo(422);
        assertThat(refused.getMessage())
                .contains("No template has a code for `%s`.".formatted(procedure))
                .contains("vertebroplasty-aftercare|1.0.0` [vertebroplasty, kyphoplasty]");
    }

    @Test
    void refusesAVariantWithoutACode() {
        var procedure = store(performed("2025-03-10T10:30:00+01:00"));

        var refusal = refusal(TEMPLATE, unnamed(procedure).addParameter("variant", new Reference(patient)));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        400,
                        "Parameters.parameter.where(name='variant')",
                        "Parameter `variant` is empty; expected a text."));
    }

    private Parameters parameters(String procedure) {
        return unnamed(procedure)
                .addParameter("variant", new CodeType("vertebroplasty"))
                .addParameter("variant", new CodeType("osteoporosis"));
    }

    /** Without a variant. */
    private Parameters unnamed(String procedure) {
        return new Parameters()
                .addParameter("subject", new Reference(patient))
                .addParameter("procedure", new Reference(procedure));
    }

    private static Parameters withBaseline(Parameters parameters, String measure, String value) {
        var baseline = parameters.addParameter().setName("baseline");
        baseline.addPart().setName("measure").setValue(new CodeType(measure));
        baseline.addPart().setName("value").setValue(new DecimalType(value));
        return parameters;
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

    private String store(Resource resource) {
        return server.client()
                .create()
                .resource(resource)
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }
}
