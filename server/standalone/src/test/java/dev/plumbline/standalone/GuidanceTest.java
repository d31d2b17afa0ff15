package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import dev.plumbline.standalone.support.StartPlan;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a portal is told that holds today. The procedure was on Saturday 28 March 2026 at 10:00 in Berlin, where the clocks
 * went forward in the night that followed.
 */
@ServerTest
class GuidanceTest {

    @Autowired
    private FhirServer server;

    @Autowired
    private MovableClock clock;

    private IGenericClient client;
    private String plan;

    @BeforeEach
    void startAPlan() {
        client = server.client();
        clock.moveTo(Instant.parse("2026-03-28T09:30:00Z"));
        var patient = server.store(new Patient());
        var procedure = new Procedure()
                .setStatus(ProcedureStatus.COMPLETED)
                .setSubject(new Reference(patient))
                .setPerformed(new DateTimeType("2026-03-28T10:00:00+01:00"));
        plan = StartPlan.of(patient, server.store(procedure))
                .in("Europe/Berlin")
                .variants("vertebroplasty", "osteoporosis")
                .by(StartPlan.VERTEBROPLASTY, server)
                .getIdPart();
    }

    @Test
    void letsHoursEndAtTheirInstants() {
        assertThat(now("2026-03-28T10:59:50Z")).contains("rest-flat", "rest-relative");
        assertThat(now("2026-03-28T11:00:01Z")).contains("rest-relative").doesNotContain("rest-flat");
        assertThat(now("2026-03-29T08:59:50Z")).contains("rest-relative");
        assertThat(now("2026-03-29T09:00:01Z")).doesNotContain("rest-relative");
    }

    @Test
    void letsDaysEndAtLocalMidnight() {
        assertThat(now("2026-05-09T21:59:50Z")).contains("lifting-phase-1").doesNotContain("lifting-phase-2");
        assertThat(now("2026-05-09T22:00:01Z")).contains("lifting-phase-2").doesNotContain("lifting-phase-1");
    }

    @Test
    void saysAllThatAPortalShows() {
        clock.moveTo(Instant.parse("2026-03-31T10:30:00Z"));

        var guidance = guidance();

        assertThat(((Reference) guidance.getParameter("plan").getValue()).getReference())
                .isEqualTo("CarePlan/" + plan);
        assertThat(value(guidance, "on")).isEqualTo("2026-03-31");
        assertThat(value(guidance, "day")).isEqualTo("3");
        assertThat(value(guidance, "zone")).isEqualTo("Europe/Berlin");
        assertThat(value(guidance, "status")).isEqualTo("active");
        var lifting = part(guidance, "lifting-phase-1");
        assertThat(lifting.getName()).isEqualTo("now");
        assertThat(value(lifting, "title")).isEqualTo("Lift no more than 4.5 kg (10 lb)");
        assertThat(value(lifting, "text")).isNotBlank();
        assertThat(value(lifting, "restriction")).isEqualTo("true");
        assertThat(value(lifting, "firstDay")).isEqualTo("0");
        assertThat(value(lifting, "lastDay")).isEqualTo("42");
        assertThat(part(guidance, "walking").getPart())
                .filteredOn(one -> one.getName().equals("restriction"))
                .extracting(one -> one.getValue().primitiveValue())
                .containsExactly("false");
        assertThat(part(guidance, "visit-day-42").getName()).isEqualTo("later");
        assertThat(part(guidance, "rest-flat").getName()).isEqualTo("past");
    }

    @Test
    void namesTheOpenCheckInsOfThisMoment() {
        clock.moveTo(Instant.parse("2026-03-28T11:00:01Z"));
        assess();

        var due = guidance().getParameter().stream()
                .filter(one -> one.getName().equals("due"))
                .toList();

        assertThat(due).singleElement().satisfies(one -> {
            assertThat(value(one, "questionnaire")).startsWith("https://plumbline.dev/fhir/Questionnaire/vpa-daily|");
            assertThat(value(one, "closes")).startsWith("2026-03-30T00:00:00");
        });
        assertThat(guidance("2026-03-29").hasParameter("due")).isFalse();
    }

    @Test
    void answersForAnotherDateByGet() {
        var response = server.get("/fhir/CarePlan/" + plan + "/$guidance?on=2026-05-10");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"lifting-phase-2\"");
        assertThat(part(guidance("2026-05-10"), "lifting-phase-2").getName()).isEqualTo("now");
        assertThat(part(guidance("2026-03-27"), "rest-flat").getName()).isEqualTo("later");
        assertThat(part(guidance("2026-03-28"), "rest-flat").getName()).isEqualTo("now");
    }

    @Test
    void saysWhatTheClinicianHasMadeOfIt() {
        clock.moveTo(Instant.parse("2026-03-31T10:00:00Z"));
        var edited = read();
        edited.getActivity().forEach(activity -> {
            var detail = activity.getDetail();
            if ("Walk every day".equals(detail.getCode().getText())) {
                detail.setStatus(CarePlanActivityStatus.CANCELLED);
            }
            activity.setId(null);
            detail.getExtension().clear();
        });
        edited.addActivity()
                .getDetail()
                .setStatus(CarePlanActivityStatus.SCHEDULED)
                .setDescription("Wear the brace.");
        client.update().resource(edited).execute();

        var guidance = guidance();

        assertThat(part(guidance, "walking").getName()).isEqualTo("past");
        assertThat(value(part(guidance, "lifting-phase-1"), "restriction")).isEqualTo("true");
        assertThat(guidance.getParameter())
                .filteredOn(one -> one.getName().equals("now"))
                .extracting(one -> value(one, "text"))
                .contains("Wear the brace.");
    }

    @Test
    void keepsWarningSignsWhenThePlanIsStopped() {
        var stopped = read().setStatus(CarePlanStatus.REVOKED);
        client.update().resource(stopped).execute();

        var held = now("2026-03-31T10:00:00Z");

        assertThat(held).containsExactlyInAnyOrder("warning-signs-emergency", "warning-signs-same-day");
        assertThat(value(guidance(), "status")).isEqualTo("revoked");
        assertThat(guidance().hasParameter("due")).isFalse();
    }

    @Test
    void refusesWhatIsNoPlanOfOursOrNoDate() {
        var foreign = server.store(new CarePlan()
                .setStatus(CarePlanStatus.ACTIVE)
                .setIntent(CarePlan.CarePlanIntent.PLAN)
                .setSubject(read().getSubject()));

        assertRefused(foreign, "", 404, "`%s` is no plan of Plumbline's.".formatted(foreign));
        assertRefused("CarePlan/plumbline-none", "", 404, "`CarePlan/plumbline-none` is no plan of Plumbline's.");
        assertRefused("CarePlan/" + plan, "2026-03", 400, "`on` is 2026-03; expected a whole date.");
    }

    @Test
    void isListedInTheCapabilityStatement() {
        var capabilities =
                client.capabilities().ofType(CapabilityStatement.class).execute();

        assertThat(capabilities.getRestFirstRep().getResource())
                .filteredOn(resource -> "CarePlan".equals(resource.getType()))
                .flatExtracting(resource -> resource.getOperation())
                .anyMatch(operation -> operation
                        .getDefinition()
                        .startsWith("https://plumbline.dev/fhir/OperationDefinition/guidance"));
        assertThat(capabilities.getImplementation().getDescription())
                .startsWith("Plumbline. ")
                .contains("Clinical content `https://plumbline.dev/fhir/PlanDefinition/vertebroplasty-aftercare|")
                .contains("is unsigned: no clinician of this site has signed it off.");
    }

    private void assertRefused(String reference, String on, int status, String message) {
        var refused = catchThrowableOfType(() -> ask(reference, on), BaseServerResponseException.class);

        assertThat(refused.getStatusCode()).isEqualTo(status);
        assertThat(((OperationOutcome) refused.getOperationOutcome())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .endsWith(message);
    }

    private List<String> now(String instant) {
        clock.moveTo(Instant.parse(instant));
        return guidance().getParameter().stream()
                .filter(one -> one.getName().equals("now"))
                .map(one -> value(one, "action"))
                .toList();
    }

    private Parameters guidance() {
        return guidance("");
    }

    private Parameters guidance(String on) {
        return ask("CarePlan/" + plan, on);
    }

    private Parameters ask(String reference, String on) {
        var parameters = new Parameters();
        if (!on.isEmpty()) {
            parameters.addParameter().setName("on").setValue(new DateType(on));
        }
        return client.operation()
                .onInstance(reference)
                .named("$guidance")
                .withParameters(parameters)
                .returnResourceType(Parameters.class)
                .execute();
    }

    private void assess() {
        client.operation()
                .onInstance(new IdType("CarePlan", plan))
                .named("$assess")
                .withNoParameters(Parameters.class)
                .execute();
    }

    private CarePlan read() {
        return client.read().resource(CarePlan.class).withId(plan).execute();
    }

    private static ParametersParameterComponent part(Parameters guidance, String action) {
        return guidance.getParameter().stream()
                .filter(one -> action.equals(value(one, "action")))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Parameters guidance, String name) {
        return guidance.getParameter(name).getValue().primitiveValue();
    }

    private static String value(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }
}
