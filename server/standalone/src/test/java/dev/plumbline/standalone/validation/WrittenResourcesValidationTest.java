package dev.plumbline.standalone.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.flag.UnjudgedFlag;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything that the server writes, as a client reads it back. */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class WrittenResourcesValidationTest {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private static final String CPG = "http://hl7.org/fhir/uv/cpg/StructureDefinition/";

    @Autowired
    private FhirServer server;

    @Autowired
    private MovableClock clock;

    private RecordedRecovery recovery;

    @BeforeAll
    void play() {
        recovery = RecordedRecovery.play(server, clock);
    }

    @Test
    void isOfEveryKind() {
        assertThat(recovery.all())
                .extracting(Resource::fhirType)
                .contains("CarePlan", "Goal", "Task", "Flag", "Observation", "Provenance", "Bundle", "Parameters");
        assertThat(recovery.all(Flag.class))
                .extracting(Flag::getStatus)
                .contains(FlagStatus.ACTIVE, FlagStatus.INACTIVE, FlagStatus.ENTEREDINERROR);
        assertThat(recovery.all(Flag.class)).anyMatch(WrittenResourcesValidationTest::saysThatItCouldNotBeJudged);
        assertThat(recovery.all(Task.class))
                .extracting(Task::getStatus)
                .contains(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.READY, TaskStatus.REQUESTED);
        assertThat(reviews()).extracting(Task::getStatus).contains(TaskStatus.COMPLETED, TaskStatus.REQUESTED);
        assertThat(reviews())
                .extracting(task -> task.getCode().getCodingFirstRep().getCode())
                .contains("review-flag", "review-response");
        assertThat(recovery.all(Observation.class))
                .anyMatch(observation -> !observation.hasDerivedFrom())
                .anyMatch(Observation::hasDerivedFrom);
    }

    @Test
    void isValidAgainstBaseFhir() {
        var validation = Validation.againstBaseFhir();
        var unjudged = UnjudgedFlag.of(
                        "Patient/7", Set.of("QuestionnaireResponse/9"), Instant.parse("2026-03-04T10:00:00Z"))
                .orElseThrow();

        var mistakes = Stream.concat(recovery.all().stream(), Stream.of(unjudged))
                .flatMap(resource -> validation.mistakes(resource).stream());

        assertThat(mistakes).isEmpty();
    }

    @Test
    void isValidAgainstUsCore6AndCpg() {
        isValidAgainst(Validation.against(
                ImplementationGuides.of("hl7.fhir.us.core-6.1.0", "hl7.fhir.uv.sdc-3.0.0", "hl7.fhir.uv.cpg-2.0.0")));
    }

    @Test
    void isValidAgainstUsCore7AndCpg() {
        isValidAgainst(Validation.against(
                ImplementationGuides.of("hl7.fhir.us.core-7.0.0", "hl7.fhir.uv.sdc-3.0.0", "hl7.fhir.uv.cpg-2.0.0")));
    }

    private void isValidAgainst(Validation validation) {
        var mistakes = new ArrayList<String>();
        mistakes.addAll(mistakes(validation, CarePlan.class, US_CORE + "us-core-careplan", CPG + "cpg-careplan"));
        mistakes.addAll(mistakes(validation, Goal.class, US_CORE + "us-core-goal"));
        mistakes.addAll(mistakes(validation, Flag.class, CPG + "cpg-flag"));
        mistakes.addAll(mistakes(
                validation,
                recovery.all(Task.class).stream()
                        .filter(WrittenResourcesValidationTest::isForThePatient)
                        .toList(),
                CPG + "cpg-questionnairetask"));
        mistakes.addAll(mistakes(validation, reviews()));
        mistakes.addAll(mistakes(validation, Observation.class, US_CORE + "us-core-observation-screening-assessment"));
        mistakes.addAll(mistakes(validation, Provenance.class));
        mistakes.addAll(mistakes(validation, Bundle.class));
        mistakes.addAll(mistakes(validation, Parameters.class));

        assertThat(mistakes).isEmpty();
    }

    private List<String> mistakes(Validation validation, Class<? extends Resource> type, String... profiles) {
        return mistakes(validation, recovery.all(type), profiles);
    }

    private List<Task> reviews() {
        return recovery.all(Task.class).stream()
                .filter(task -> !isForThePatient(task))
                .toList();
    }

    private static List<String> mistakes(
            Validation validation, List<? extends Resource> resources, String... profiles) {
        return resources.stream()
                .flatMap(resource -> validation.mistakes(resource, profiles).stream())
                .toList();
    }

    /** The others are for the team. */
    private static boolean isForThePatient(Task task) {
        return task.getCode()
                .hasCoding("http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs", "collect-information");
    }

    private static boolean saysThatItCouldNotBeJudged(Flag flag) {
        return flag.getCode().hasCoding("https://plumbline.dev/fhir/CodeSystem/flag-code", "could-not-be-judged");
    }
}
