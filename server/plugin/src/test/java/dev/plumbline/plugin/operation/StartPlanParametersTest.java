package dev.plumbline.plugin.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import dev.plumbline.careplan.plan.BaselineInput;
import dev.plumbline.careplan.plan.PlanRequest;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the Parameters of {@code $start-plan} are understood, and what is refused with 400. */
class StartPlanParametersTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void readsAPatientAndAProcedureAndLeavesTheRestToTheRecord() {
        var request = request(needed());

        assertThat(request)
                .isEqualTo(new PlanRequest(
                        "Patient/7",
                        "Procedure/9",
                        List.of(),
                        List.of(),
                        BERLIN,
                        new PlanRequest.People(null, null, null, null),
                        List.of()));
        assertThat(new StartPlanParameters(needed()).planDefinition()).isEmpty();
    }

    @Test
    void readsAllThatACallerMayName() {
        var team = new Reference("CareTeam/1");
        var condition = new Reference("Condition/2");
        var parameters = needed().addParameter(
                        "planDefinition", new CanonicalType("https://example.org/PlanDefinition/hip|1"))
                .addParameter("variant", new CodeType("vertebroplasty"))
                .addParameter("variant", new CodeType("osteoporosis"))
                .addParameter("careTeam", team)
                .addParameter("addresses", condition)
                .addParameter("zone", new StringType("America/New_York"));

        var request = request(parameters);

        assertThat(request.variants()).containsExactly("vertebroplasty", "osteoporosis");
        assertThat(request.people().careTeam()).isSameAs(team);
        assertThat(request.addresses()).containsExactly(condition);
        assertThat(request.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(new StartPlanParameters(parameters).planDefinition())
                .contains("https://example.org/PlanDefinition/hip|1");
    }

    @Test
    void namesThePatientWithoutServerAndVersion() {
        var parameters = new Parameters()
                .addParameter("subject", new Reference("https://ehr.example.org/fhir/Patient/7/_history/3"))
                .addParameter("procedure", new Reference("Procedure/9"));

        assertThat(request(parameters).subject()).isEqualTo("Patient/7");
    }

    static Stream<Type> numbers() {
        return Stream.of(new IntegerType(8), new DecimalType("8"), new Quantity().setValue(new BigDecimal("8")));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void readsABaselineOfAnyTypeOfNumber(Type value) {
        var request = request(withBaseline("pain", value));

        assertThat(request.baselines()).singleElement().isInstanceOfSatisfying(BaselineInput.Stated.class, stated -> {
            assertThat(stated.measure()).isEqualTo("pain");
            assertThat(stated.value().getValue()).isEqualByComparingTo("8");
        });
    }

    @Test
    void readsABaselineThatIsADocument() {
        var observation = new Observation();
        var parameters = needed();
        parameters
                .addParameter()
                .setName("baseline")
                .addPart()
                .setName("resource")
                .setResource(observation);

        assertThat(request(parameters).baselines()).containsExactly(new BaselineInput.Document(observation));
    }

    static Stream<Type> noNumbers() {
        return Stream.of(
                new StringType("eight"),
                new Quantity().setCode("1"),
                new DecimalType("1e20000"),
                new DecimalType("0.123456789012345678901"));
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void refusesABaselineThatIsNoNumberOfAMeasurement(Type value) {
        assertThat(refusal(withBaseline("pain", value)))
                .isEqualTo(new Refusal(
                        "Parameters.parameter.where(name='baseline')",
                        "A baseline lacks `measure` (code) or `value` (decimal or Quantity); expected both, or a"
                                + " `resource`."));
    }

    @Test
    void refusesAParameterThatItDoesNotKnow() {
        var parameters = needed().addParameter("patient", new Reference("Patient/7"));

        assertThat(refusal(parameters))
                .isEqualTo(new Refusal(
                        "Parameters.parameter",
                        "Parameter `patient` is unknown; expected one of [addresses, baseline, careTeam, encounter,"
                                + " organization, planDefinition, practitioner, procedure, subject, variant, zone]."));
    }

    @Test
    void refusesACallWithoutAPatientOrAProcedure() {
        assertThat(refusal(null))
                .isEqualTo(new Refusal(
                        "Parameters.parameter.where(name='subject')",
                        "Parameter `subject` is missing or no Reference to a Patient."));
        assertThat(refusal(new Parameters().addParameter("subject", new Reference("Group/7"))))
                .isEqualTo(new Refusal(
                        "Parameters.parameter.where(name='subject')",
                        "Parameter `subject` is missing or no Reference to a Patient."));
        assertThat(refusal(new Parameters().addParameter("subject", new Reference("Patient/7"))))
                .isEqualTo(new Refusal(
                        "Parameters.parameter.where(name='procedure')",
                        "Parameter `procedure` is missing or no Reference to a Procedure."));
    }

    /** A mere offset does not know when the patient's clocks change. */
    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "Berlin", "europe/berlin"})
    void refusesAZoneThatIsNone(String zone) {
        assertThat(refusal(needed().addParameter("zone", new StringType(zone))))
                .isEqualTo(new Refusal(
                        "Parameters.parameter.where(name='zone')",
                        "Zone is `%s`; expected an IANA zone such as `Europe/Berlin`.".formatted(zone)));
    }

    @Test
    void refusesAPersonWhoIsNoReference() {
        assertThat(refusal(needed().addParameter("practitioner", new StringType("Dr. A. Aksoy"))))
                .isEqualTo(new Refusal(
                        "Parameters.parameter.where(name='practitioner')",
                        "Parameter `practitioner` is no Reference."));
    }

    private record Refusal(String place, String message) {}

    private static Refusal refusal(@Nullable Parameters parameters) {
        var refused = catchThrowableOfType(() -> request(parameters), InvalidRequestException.class);
        var issue = ((OperationOutcome) refused.getOperationOutcome()).getIssueFirstRep();
        return new Refusal(issue.getExpression().get(0).getValue(), issue.getDiagnostics());
    }

    private static PlanRequest request(@Nullable Parameters parameters) {
        return new StartPlanParameters(parameters).request(BERLIN);
    }

    private static Parameters needed() {
        return new Parameters()
                .addParameter("subject", new Reference("Patient/7"))
                .addParameter("procedure", new Reference("Procedure/9"));
    }

    private static Parameters withBaseline(String measure, Type value) {
        var parameters = needed();
        var baseline = parameters.addParameter().setName("baseline");
        baseline.addPart().setName("measure").setValue(new CodeType(measure));
        baseline.addPart().setName("value").setValue(value);
        return parameters;
    }
}
