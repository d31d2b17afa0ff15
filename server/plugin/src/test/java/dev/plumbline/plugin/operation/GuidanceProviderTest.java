package dev.plumbline.plugin.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.plumbline.careplan.fixture.StoreInMemory;
import dev.plumbline.careplan.store.Canonicals;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidanceProviderTest {

    private static final IdType ID = new IdType("CarePlan", "plumbline-plan");

    private final CarePlan plan = new CarePlan();
    private final Task task = new Task();
    private final StoreInMemory store = new StoreInMemory();

    @BeforeEach
    void storeAPlan() {
        plan.setId(ID);
        plan.addExtension("http://hl7.org/fhir/StructureDefinition/timezone", new CodeType("Europe/Berlin"));
        plan.setStatus(CarePlanStatus.ACTIVE);
        plan.getPeriod().setStartElement(new DateTimeType("2026-03-02")).setEndElement(new DateTimeType("2027-03-02"));
        task.setId("plumbline-task");
        task.addBasedOn(new Reference(ID.getValue()));
        task.setStatus(TaskStatus.READY).setDescription("Daily check-in");
        task.getCode().addCoding().setSystem(Canonicals.CPG_ACTIVITY_TYPE).setCode(Canonicals.COLLECT_INFORMATION);
        task.getRestriction()
                .getPeriod()
                .setStartElement(new DateTimeType("2026-03-03T12:00:00+01:00"))
                .setEndElement(new DateTimeType("2026-03-05T00:00:00+01:00"));
        store.save(plan);
        store.save(task);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T10:59:59.999Z, READY, 0",
        "2026-03-03T11:00:00Z, READY, 1",
        "2026-03-04T22:59:59.999Z, INPROGRESS, 1",
        "2026-03-04T23:00:00Z, READY, 0",
        "2026-03-04T12:00:00Z, COMPLETED, 0",
        "2026-03-04T12:00:00Z, CANCELLED, 0"
    })
    void namesACheckInWhileItCanBeAnswered(Instant now, TaskStatus status, int expected) {
        task.setStatus(status);

        assertThat(named(guidance(now), "due")).hasSize(expected);
    }

    @Test
    void namesNoReviewAndNothingOfAPlanThatWasStopped() {
        var now = Instant.parse("2026-03-04T12:00:00Z");
        task.getCode().getCodingFirstRep().setCode("review-flag");
        assertThat(named(guidance(now), "due")).isEmpty();

        task.getCode().getCodingFirstRep().setCode(Canonicals.COLLECT_INFORMATION);
        plan.setStatus(CarePlanStatus.REVOKED);
        assertThat(named(guidance(now), "due")).isEmpty();
    }

    @Test
    void passesOnWhatAClinicianHasForbidden() {
        plan.addActivity()
                .getDetail()
                .setStatus(CarePlanActivityStatus.SCHEDULED)
                .setDescription("Ride a horse.")
                .setDoNotPerform(true)
                .setScheduled(new StringType("until I tell you"));

        var now = named(guidance(Instant.parse("2026-03-04T12:00:00Z")), "now");

        assertThat(now)
                .singleElement()
                .satisfies(item -> assertThat(item.getPart())
                        .extracting(
                                part -> part.getName() + "=" + part.getValue().primitiveValue())
                        .containsExactly(
                                "text=Ride a horse.",
                                "restriction=true",
                                "doNotPerform=true",
                                "status=scheduled",
                                "schedule=until I tell you"));
    }

    @Test
    void tellsTheLanguageOfItsWords() {
        plan.setLanguage("de");

        assertThat(guidance(Instant.parse("2026-03-04T12:00:00Z")).getLanguage())
                .isEqualTo("de");
    }

    @Test
    void countsNoDayOfAMonth() {
        plan.addActivity()
                .getDetail()
                .setStatus(CarePlanActivityStatus.SCHEDULED)
                .setScheduled(new Period().setStartElement(new DateTimeType("2026-03")));

        var now = named(guidance(Instant.parse("2026-03-04T12:00:00Z")), "now");

        assertThat(now)
                .singleElement()
                .satisfies(item -> assertThat(item.getPart())
                        .extracting(ParametersParameterComponent::getName)
                        .containsExactly("restriction", "status", "period"));
    }

    @Test
    void refusesAPlanWhoseDaysCannotBeCounted() {
        plan.getExtension().clear();

        assertThatThrownBy(() -> guidance(Instant.parse("2026-03-04T12:00:00Z")))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageEndingWith(
                        "`CarePlan/plumbline-plan` tells no day: its period or time zone is missing or unreadable.");
    }

    @Test
    void doesNotReadWhatIsNotOurs() {
        var another = new CarePlan();
        another.setId("CarePlan/7");
        store.save(another);
        var provider = new GuidanceProvider(store, Clock.systemUTC());

        assertThatThrownBy(() -> provider.guidance(new IdType("CarePlan", "7"), new DateType("2026-03-04")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private Parameters guidance(Instant now) {
        return new GuidanceProvider(store, Clock.fixed(now, ZoneOffset.UTC)).guidance(ID, null);
    }

    private static List<ParametersParameterComponent> named(Parameters guidance, String name) {
        return guidance.getParameter().stream()
                .filter(one -> one.getName().equals(name))
                .toList();
    }
}
