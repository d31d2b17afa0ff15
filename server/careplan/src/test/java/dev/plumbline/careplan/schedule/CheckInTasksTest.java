package dev.plumbline.careplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Responses;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.Translated;
import dev.plumbline.careplan.plan.PreferredLanguage;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.checkin.CheckIns;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** The Tasks of the shipped template: a window each day from noon to noon, for eight days. */
class CheckInTasksTest {

    private static final String PLAN = Ids.of("plan");
    private static final RecoveryCalendar CALENDAR =
            new RecoveryCalendar(LocalDate.parse("2026-03-02"), ZoneId.of("Europe/Berlin"));
    private static final PreferredLanguage FRENCH = new PreferredLanguage("fr-CH");
    private static final Instant STARTED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DAY_1_EVENING = Instant.parse("2026-03-03T18:00:00Z");
    private static final Instant DAY_2_EVENING = Instant.parse("2026-03-04T18:00:00Z");

    @Test
    void opensTheFirstTaskWhenThePlanStarts() {
        var tasks = tasks(STARTED, List.of());

        assertThat(tasks).singleElement().satisfies(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.READY);
            assertThat(task.getDescription()).isEqualTo("Daily check-in");
            assertThat(dayOf(task)).isZero();
            assertThat(task.getInputFirstRep().getValue().primitiveValue()).isEqualTo(Shipped.FORM + "|1.0.0");
            assertThat(task.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/" + PLAN);
            assertThat(task.getOwner().getReference()).isEqualTo("Patient/7");
            assertThat(task.getRestriction().getPeriod().getStartElement().getValueAsString())
                    .startsWith("2026-03-02T12:00:00.000+01:00");
        });
    }

    @Test
    void changesNothingTheSecondTime() {
        var stored = tasks(STARTED, List.of());

        assertThat(tasks(STARTED, stored)).isEmpty();
    }

    @Test
    void completesTheTaskThatAResponseAnswersAndKeepsTheNextOpen() {
        var stored = tasks(DAY_1_EVENING, List.of());

        var changes = tasks(DAY_1_EVENING, stored, report("1", DAY_1_EVENING));

        assertThat(changes).singleElement().satisfies(task -> {
            assertThat(dayOf(task)).isEqualTo(1);
            assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
            assertThat(((Reference) task.getOutputFirstRep().getValue()).getReference())
                    .isEqualTo("QuestionnaireResponse/1");
            assertThat(task.getExecutionPeriod().getEnd().toInstant()).isEqualTo(DAY_1_EVENING);
        });
        assertThat(stored).extracting(CheckInTasksTest::dayOf).contains(2);
    }

    @Test
    void failsTheTaskThatNobodyAnswered() {
        var stored = tasks(STARTED, List.of());

        var changes = tasks(DAY_2_EVENING, stored);

        assertThat(changes)
                .filteredOn(task -> task.getStatus() == TaskStatus.FAILED)
                .isNotEmpty()
                .allSatisfy(task -> assertThat(
                                task.getBusinessStatus().getCodingFirstRep().getCode())
                        .isEqualTo("missed"));
        assertThat(tasks(DAY_2_EVENING, merged(stored, changes))).isEmpty();
    }

    @Test
    void completesAMissedTaskWhenItsAnswerComesLate() {
        var stored = merged(tasks(STARTED, List.of()), List.of());
        var missed = merged(stored, tasks(DAY_2_EVENING, stored));

        var changes = tasks(DAY_2_EVENING, missed, report("1", Instant.parse("2026-03-02T18:00:00Z"), DAY_2_EVENING));

        assertThat(changes).singleElement().satisfies(task -> {
            assertThat(dayOf(task)).isZero();
            assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
            assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("answered-late");
        });
    }

    @Test
    void reopensTheTaskWhoseResponseWasWithdrawn() {
        var open = tasks(DAY_1_EVENING, List.of());
        var answered = merged(open, tasks(DAY_1_EVENING, open, report("1", DAY_1_EVENING)));

        var changes = tasks(DAY_1_EVENING, answered);

        assertThat(changes).singleElement().satisfies(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.READY);
            assertThat(task.hasOutput()).isFalse();
            assertThat(task.hasExecutionPeriod()).isFalse();
        });
    }

    @Test
    void leavesAloneWhatAPortalHasAccepted() {
        var stored = tasks(STARTED, List.of());
        stored.get(0).setStatus(TaskStatus.ACCEPTED);

        assertThat(tasks(STARTED, stored)).isEmpty();
    }

    @Test
    void writesATaskForAReportThatNobodyAskedForAndTakesItBackWithIt() {
        var early = report("1", Instant.parse("2026-03-02T08:00:00Z"), STARTED);
        var open = tasks(STARTED, List.of());

        var added = tasks(STARTED, open, early);
        var taken = tasks(STARTED, merged(open, added));

        assertThat(added).singleElement().satisfies(task -> {
            assertThat(task.getDescription()).isEqualTo("Daily check-in");
            assertThat(dayOf(task)).isZero();
            assertThat(task.hasRestriction()).isFalse();
            assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
        });
        assertThat(taken).extracting(Task::getStatus).containsExactly(TaskStatus.ENTEREDINERROR);
        assertThat(tasks(STARTED, merged(merged(open, added), taken))).isEmpty();
    }

    @Test
    void cancelsWhatIsOpenWhenThePlanIsStopped() {
        var stored = tasks(STARTED, List.of());

        var changes = subject(STARTED).changes(new CheckIns(List.of(), List.of()), stored, Map.of());

        assertThat(changes).extracting(Task::getStatus).containsExactly(TaskStatus.CANCELLED);
        assertThat(subject(STARTED).changes(new CheckIns(List.of(), List.of()), changes, Map.of()))
                .isEmpty();
    }

    @Test
    void asksForTheFormInThePatientsLanguage() {
        var asked = tasks(FRENCH, STARTED, List.of());
        var unasked = tasks(FRENCH, STARTED, asked, report("1", Instant.parse("2026-03-02T08:00:00Z"), STARTED));

        assertThat(asked).singleElement().satisfies(task -> {
            assertThat(task.getDescription()).isEqualTo("[Daily check-in]");
            assertThat(formOf(task)).isEqualTo(Translated.FORM + "|1.0.0");
        });
        assertThat(unasked).singleElement().satisfies(task -> {
            assertThat(task.getDescription()).isEqualTo("[Daily check-in]");
            assertThat(formOf(task)).isEqualTo(Translated.FORM + "|1.0.0");
        });
        assertThat(tasks(FRENCH, STARTED, asked)).isEmpty();
    }

    @Test
    void asksForTheFormAsItIsWrittenWhereThePatientsLanguageIsNotOffered() {
        assertThat(tasks(new PreferredLanguage("nl"), STARTED, List.of()))
                .singleElement()
                .satisfies(task -> assertThat(formOf(task)).isEqualTo(Shipped.FORM + "|1.0.0"));
    }

    @Test
    void settlesTheSameCheckInByAnAnswerInAnyLanguage() {
        var stored = tasks(FRENCH, DAY_1_EVENING, List.of());
        var response = Responses.withPain("1", DAY_1_EVENING, 4).setQuestionnaire(Translated.FORM + "|1.0.0");
        var report = Responses.read(response, DAY_1_EVENING, Translated.template(), ZoneId.of("Europe/Berlin"));

        assertThat(report.form()).isEqualTo(Shipped.FORM);
        assertThat(tasks(FRENCH, DAY_1_EVENING, stored, report)).singleElement().satisfies(task -> {
            assertThat(dayOf(task)).isEqualTo(1);
            assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
            assertThat(formOf(task)).isEqualTo(Translated.FORM + "|1.0.0");
        });
    }

    /** What a patient may have begun to fill in stays; what is only announced follows into the other language. */
    @Test
    void followsIntoAnotherLanguageAsLongAsTheCheckInHasNotOpened() {
        var stored = tasks(PreferredLanguage.UNKNOWN, DAY_1_EVENING, List.of());

        var changes = tasks(FRENCH, DAY_1_EVENING, stored);

        assertThat(stored).hasSizeGreaterThan(1);
        assertThat(changes).singleElement().satisfies(task -> {
            assertThat(dayOf(task)).isEqualTo(2);
            assertThat(task.getDescription()).isEqualTo("[Daily check-in]");
            assertThat(formOf(task)).isEqualTo(Translated.FORM + "|1.0.0");
        });
        assertThat(tasks(PreferredLanguage.UNKNOWN, DAY_1_EVENING, merged(stored, changes)))
                .singleElement()
                .satisfies(task -> assertThat(formOf(task)).isEqualTo(Shipped.FORM + "|1.0.0"));
    }

    @Test
    void leavesTheLanguageOfWhatAPortalHasAcceptedEarly() {
        var stored = tasks(STARTED, List.of());
        stored.get(0).setStatus(TaskStatus.ACCEPTED);

        assertThat(tasks(FRENCH, STARTED, stored)).isEmpty();
    }

    private static String formOf(Task task) {
        return task.getInputFirstRep().getValue().primitiveValue();
    }

    private static int dayOf(Task task) {
        return task.getInput().stream()
                .filter(input -> input.getType().hasCoding(Canonicals.TASK_INPUT, "day"))
                .map(input -> ((IntegerType) input.getValue()).getValue())
                .findFirst()
                .orElseThrow();
    }

    private static List<Task> tasks(Instant now, List<Task> stored, Report... reports) {
        return tasks(PreferredLanguage.UNKNOWN, now, stored, reports);
    }

    private static List<Task> tasks(PreferredLanguage language, Instant now, List<Task> stored, Report... reports) {
        var windows = Schedule.windows(Translated.template().series(), PLAN, CALENDAR, STARTED, stored);
        return subject(language, now).changes(CheckIns.settle(windows, List.of(reports), now), stored, Map.of());
    }

    private static CheckInTasks subject(Instant now) {
        return subject(PreferredLanguage.UNKNOWN, now);
    }

    private static CheckInTasks subject(PreferredLanguage language, Instant now) {
        var forms = new TaskForms(Translated.template(), language);
        return new CheckInTasks(forms, PLAN, Responses.PATIENT, CALENDAR, now);
    }

    private static Report report(String id, Instant at) {
        return report(id, at, at);
    }

    private static Report report(String id, Instant at, Instant arrived) {
        return Responses.read(Responses.withPain(id, at, 4), arrived, Shipped.template(), ZoneId.of("Europe/Berlin"));
    }

    private static List<Task> merged(List<Task> stored, List<Task> changes) {
        var after = new ArrayList<>(changes);
        stored.stream()
                .filter(before ->
                        changes.stream().noneMatch(task -> task.getId().equals(before.getId())))
                .forEach(after::add);
        return after;
    }
}
