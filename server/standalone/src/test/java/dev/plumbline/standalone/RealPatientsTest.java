package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import dev.plumbline.standalone.support.SharedPatients;
import dev.plumbline.standalone.support.StartPlan;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Plans for whole patient records as an EHR sends them, the index procedure being one of many. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPatientsTest {

    private static final String INDEX_PROCEDURE = "http://www.cms.gov/Medicare/Coding/ICD10|0QU03JZ";
    private static final String GOAL_BASELINE = "https://plumbline.dev/fhir/StructureDefinition/goal-baseline";
    private static final String CHOSEN_VARIANT = "https://plumbline.dev/fhir/StructureDefinition/chosen-variant";
    private static final String EXPECTED_VALUE = "https://plumbline.dev/fhir/StructureDefinition/expected-value";

    @Autowired
    private FhirServer server;

    @Autowired
    private MovableClock clock;

    private final Map<String, String> patients = new TreeMap<>();
    private final Map<String, Integer> sizes = new TreeMap<>();

    @BeforeAll
    void loadsThePatients() {
        assumeTrue(SharedPatients.arePresent(), SharedPatients::missing);
        load("0-hospitals");
        load("1-practitioners");
        Stream.of("alda", "cordie", "danial", "georgann", "leonardo", "rosalinda", "vonda")
                .forEach(this::admit);
    }

    /** The shared records end in that month. */
    @BeforeEach
    void isInNovember2026() {
        clock.moveTo(Instant.parse("2026-11-20T12:00:00Z"));
    }

    private void admit(String name) {
        var stored = load(name);
        patients.put(name, patientIn(stored));
        sizes.put(name, stored.getEntry().size());
    }

    /** Their pain was recorded 2, 5, 3, 6 and 4 days before the procedure. */
    @ParameterizedTest
    @CsvSource({"cordie, 9", "danial, 8", "leonardo, 6", "rosalinda, 6", "vonda, 10"})
    void takesTheBaselineFromTheSevenDaysBefore(String name, BigDecimal pain) {
        var plan = start(name);

        var goal = goalOf(plan);
        var baseline = goal.getExtensionByUrl(GOAL_BASELINE);
        var source = (Reference) baseline.getExtensionByUrl("source").getValue();
        assertThat(((Quantity) baseline.getExtensionByUrl("value").getValue()).getValue())
                .isEqualByComparingTo(pain);
        assertThat(read(Observation.class, source).getValueQuantity().getValue())
                .isEqualByComparingTo(pain);
        assertThat(goal.getTarget()).isNotEmpty();
        assertThat(openFlagsOf(name)).noneMatch(text -> text.contains("baseline"));
    }

    @Test
    void givesEveryNumberOfThePathItsUnit() {
        var goal = goalOf(start("danial"));

        var expected = goal.getTarget().stream().map(target ->
                (Quantity) target.getExtensionByUrl(EXPECTED_VALUE).getValue());
        var baseline = (Quantity)
                goal.getExtensionByUrl(GOAL_BASELINE).getExtensionByUrl("value").getValue();
        assertThat(Stream.concat(expected, Stream.of(baseline)))
                .hasSize(11)
                .extracting(Quantity::getCode)
                .containsOnly("{score}");
    }

    /** Their pain was recorded 11 and 8 days before the procedure, and again after it. */
    @ParameterizedTest
    @CsvSource({"alda", "georgann"})
    void saysThatTheBaselineIsMissingWhereThePainWasRecordedEarlierOrLater(String name) {
        var plan = start(name);

        assertThat(goalOf(plan).hasExtension(GOAL_BASELINE)).isFalse();
        assertThat(goalOf(plan).getTarget()).isEmpty();
        assertThat(openFlagsOf(name))
                .contains("No usable pain baseline: none was recorded in the 7 days before the procedure. "
                        + "Pain is not held against an expected path.");
    }

    @ParameterizedTest
    @CsvSource({"alda", "danial"})
    void leavesTheRestOfTheRecordAsItWasSent(String name) {
        start(name);

        assertThat(foreignVersions(name))
                .hasSize(sizes.get(name))
                .containsKey(patients.get(name))
                .allSatisfy((resource, version) -> assertThat(version).isEqualTo("1"));
    }

    @Test
    void returnsTheSamePlanTheSecondTime() {
        var first = start("vonda");

        var second = start("vonda");

        assertThat(second.getIdElement().getValue())
                .isEqualTo(first.getIdElement().getValue());
        assertThat(ownPlansOf("vonda")).isEqualTo(1);
    }

    @Test
    void tellsItsPlanFromThoseOfOthersByItsTemplate() {
        var plan = start("danial");

        var found = search("CarePlan?patient=" + patients.get("danial")
                + "&instantiates-canonical=https://plumbline.dev/fhir/PlanDefinition/vertebroplasty-aftercare|1.0.0");
        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .containsExactly(plan.getIdElement().getIdPart());
    }

    @Test
    void picksTemplateAndVariantsByTheCodesOfTheRecord() {
        var plan = call("rosalinda").byAnyTemplate(server);

        assertThat(plan.getInstantiatesCanonical().get(0).getValue())
                .isEqualTo("https://plumbline.dev/fhir/PlanDefinition/vertebroplasty-aftercare|1.0.0");
        assertThat(plan.getTitle()).isEqualTo("Aftercare of vertebroplasty");
        assertThat(plan.getExtensionsByUrl(CHOSEN_VARIANT))
                .extracting(variant -> ((Coding) variant.getValue()).getCode())
                .containsExactly("vertebroplasty", "osteoporosis");
    }

    @Test
    void addressesTheFractureThatTheProcedureWasDoneFor() {
        var plan = start("leonardo");

        assertThat(plan.getAddresses()).hasSize(1);
        assertThat(plan.getAddressesFirstRep().getReference()).startsWith("Condition/");
    }

    private Bundle load(String name) {
        var answer = server.send(
                "/fhir",
                request -> request.header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(SharedPatients.bundle(name + ".json"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return server.client().getFhirContext().newJsonParser().parseResource(Bundle.class, answer.body());
    }

    private static String patientIn(Bundle answer) {
        return answer.getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .filter(id -> "Patient".equals(id.getResourceType()))
                .map(id -> id.toUnqualifiedVersionless().getValue())
                .findFirst()
                .orElseThrow();
    }

    private CarePlan start(String name) {
        return call(name).by(StartPlan.VERTEBROPLASTY, server);
    }

    private StartPlan call(String name) {
        var patient = patients.get(name);
        var procedure = search("Procedure?patient=" + patient + "&code=" + INDEX_PROCEDURE)
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
        return StartPlan.of(patient, procedure).in("America/New_York");
    }

    private Goal goalOf(CarePlan plan) {
        return read(Goal.class, plan.getGoalFirstRep());
    }

    private Stream<String> openFlagsOf(String name) {
        return search("Flag?patient=" + patients.get(name) + "&status=active").getEntry().stream()
                .map(entry -> ((Flag) entry.getResource()).getCode().getText());
    }

    private long ownPlansOf(String name) {
        return search("CarePlan?patient=" + patients.get(name)).getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(RealPatientsTest::isOurs)
                .count();
    }

    /** Everything in the patient's record that is not ours, with its version. */
    private Map<String, String> foreignVersions(String name) {
        return everything(patients.get(name))
                .filter(resource -> !isOurs(resource))
                .collect(Collectors.toMap(
                        resource -> resource.getIdElement()
                                .toUnqualifiedVersionless()
                                .getValue(),
                        resource -> resource.getIdElement().getVersionIdPart(),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private Stream<Resource> everything(String patient) {
        var types = Stream.of(
                "CarePlan", "CareTeam", "Condition", "Encounter", "MedicationRequest", "Observation", "Procedure");
        var about = types.flatMap(type -> search(type + "?patient=" + patient + "&_count=1000").getEntry().stream())
                .map(BundleEntryComponent::getResource);
        return Stream.concat(
                about,
                Stream.of(server.client()
                                .read()
                                .resource("Patient")
                                .withUrl(patient)
                                .execute())
                        .map(Resource.class::cast));
    }

    private static boolean isOurs(Resource resource) {
        return resource.getIdElement().getIdPart().startsWith("plumbline-");
    }

    private <T extends Resource> T read(Class<T> type, Reference reference) {
        return server.client()
                .read()
                .resource(type)
                .withUrl(reference.getReference())
                .execute();
    }

    private Bundle search(String query) {
        return server.client().search().byUrl(query).returnBundle(Bundle.class).execute();
    }
}
