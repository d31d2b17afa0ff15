package dev.plumbline.careplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.checkin.CheckIn;
import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a Task says of its check-in. */
class TaskStateTest {

    private static final Instant OPENS = Instant.parse("2026-03-03T11:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-03-04T23:00:00Z");
    private static final Instant ANSWERED = Instant.parse("2026-03-03T18:00:00Z");

    private final TaskState state = new TaskState(ZoneId.of("Europe/Berlin"));

    @Test
    void isCompletedByTheReportThatAnswersIt() {
        var task = scheduled(TaskStatus.READY);

        state.set(task, checkIn(State.ANSWERED, report(ANSWERED)));

        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(output(task)).isEqualTo("QuestionnaireResponse/4");
        assertThat(task.getExecutionPeriod().getStartElement().getValueAsString())
                .isEqualTo("2026-03-03T19:00:00.000+01:00");
        assertThat(task.getExecutionPeriod().getEnd().toInstant()).isEqualTo(ANSWERED.plusSeconds(60));
        assertThat(task.hasBusinessStatus()).isFalse();
    }

    @Test
    void saysThatAnAnswerCameLate() {
        var task = scheduled(TaskStatus.FAILED);

        state.set(task, checkIn(State.ANSWERED_LATE, report(CLOSES.plusSeconds(1))));

        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(business(task)).isEqualTo("answered-late");
    }

    @Test
    void failsWhereItWasMissedAndShowsNoAnswerAnyMore() {
        var task = scheduled(TaskStatus.READY);
        state.set(task, checkIn(State.ANSWERED, report(ANSWERED)));

        state.set(task, checkIn(State.MISSED, null));

        assertThat(task.getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(business(task)).isEqualTo("missed");
        assertThat(task.hasOutput()).isFalse();
        assertThat(task.hasExecutionPeriod()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"COMPLETED", "FAILED", "CANCELLED"})
    void isReadyAgainWhereNothingAnswersItAnyMore(TaskStatus ended) {
        var task = scheduled(ended);
        task.addOutput().setValue(new Reference("QuestionnaireResponse/4"));

        state.set(task, checkIn(State.OPEN, null));

        assertThat(task.getStatus()).isEqualTo(TaskStatus.READY);
        assertThat(task.hasOutput()).isFalse();
        assertThat(task.hasBusinessStatus()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"REQUESTED", "RECEIVED", "ACCEPTED", "READY", "INPROGRESS", "ONHOLD"})
    void leavesWhatAPortalHasBegun(TaskStatus begun) {
        var task = scheduled(begun);

        state.set(task, checkIn(State.OPEN, null));

        assertThat(task.getStatus()).isEqualTo(begun);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"REQUESTED", "RECEIVED", "ACCEPTED", "READY", "INPROGRESS", "ONHOLD"})
    void isCalledOffWithItsPlan(TaskStatus unfinished) {
        var task = scheduled(unfinished);

        var ended = TaskState.ended(task).orElseThrow();

        assertThat(ended.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(business(ended)).isEqualTo("plan-stopped");
        assertThat(task.getStatus()).isEqualTo(unfinished);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"COMPLETED", "FAILED", "CANCELLED", "REJECTED", "ENTEREDINERROR", "DRAFT"})
    void isNotCalledOffWhereItHasEndedInAnotherWay(TaskStatus status) {
        assertThat(TaskState.ended(scheduled(status))).isEmpty();
    }

    @Test
    void isAnErrorWhereItStoodForAResponseThatNobodyAskedFor() {
        var unscheduled = new Task().setStatus(TaskStatus.COMPLETED);

        var ended = TaskState.ended(unscheduled).orElseThrow();

        assertThat(ended.getStatus()).isEqualTo(TaskStatus.ENTEREDINERROR);
        assertThat(TaskState.ended(ended)).isEmpty();
    }

    private static Task scheduled(TaskStatus status) {
        var task = new Task().setStatus(status);
        task.getRestriction()
                .setPeriod(new Period()
                        .setStartElement(new DateTimeType("2026-03-03T12:00:00+01:00"))
                        .setEndElement(new DateTimeType("2026-03-05T00:00:00+01:00")));
        return task;
    }

    private static CheckIn checkIn(State state, @Nullable Report answer) {
        var window = new CheckInWindow(
                Evidence.of("Task/1"), "check-in-days-0-7", "form|1", Set.of(), 1, OPENS, CLOSES, CLOSES);
        return new CheckIn(window, state, answer);
    }

    private static Report report(Instant at) {
        return new Report(
                new Evidence("QuestionnaireResponse/4", "1"), at, at.plusSeconds(60), true, "form", Map.of(), Map.of());
    }

    private static String output(Task task) {
        return ((Reference) task.getOutputFirstRep().getValue()).getReference();
    }

    private static String business(Task task) {
        var coding = task.getBusinessStatus().getCodingFirstRep();
        assertThat(coding.getSystem()).isEqualTo(Canonicals.TASK_BUSINESS_STATUS);
        return coding.getCode();
    }
}
