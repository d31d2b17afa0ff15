package dev.plumbline.careplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.checkin.Windows;
import dev.plumbline.recovery.reading.Evidence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The windows of one patient's check-ins, and those of them that a person has called off. */
class ScheduleTest {

    private static final String PLAN = "plumbline-plan";
    private static final Instant ASKED_FROM = Instant.parse("2026-03-02T09:00:00Z");
    private static final RecoveryCalendar CALENDAR =
            new RecoveryCalendar(LocalDate.parse("2026-03-02"), ZoneId.of("Europe/Berlin"));

    @Test
    void hasAWindowForEachDayOfEachSeriesInTheOrderOfOpening() {
        var windows = windows(List.of(series("weekly", 7, 8, 7), series("daily", 0, 2, 1)));

        assertThat(windows.inOrder())
                .extracting(CheckInWindow::action, CheckInWindow::day)
                .containsExactly(tuple("daily", 0), tuple("daily", 1), tuple("weekly", 7), tuple("weekly", 14));
        assertThat(windows.inOrder().get(1).opens()).isEqualTo(Instant.parse("2026-03-03T11:00:00Z"));
        assertThat(windows.askedFrom()).isEqualTo(ASKED_FROM);
    }

    @Test
    void namesEachWindowByItsTask() {
        var windows = windows(List.of(series("daily", 0, 1, 1)));

        assertThat(windows.inOrder())
                .extracting(CheckInWindow::task)
                .containsExactly(Evidence.of("Task/" + PlanIds.checkIn(PLAN, "daily", 0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"CANCELLED", "REJECTED", "ENTEREDINERROR"})
    void excusesWhatAPersonCalledOff(TaskStatus status) {
        var windows = windows(List.of(series("daily", 0, 1, 1)), task(status));

        assertThat(windows.excused()).containsExactly(Evidence.of("Task/" + PlanIds.checkIn(PLAN, "daily", 0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"READY", "ACCEPTED", "COMPLETED", "FAILED", "ONHOLD"})
    void excusesNothingElse(TaskStatus status) {
        var windows = windows(List.of(series("daily", 0, 1, 1)), task(status));

        assertThat(windows.excused()).isEmpty();
    }

    @Test
    void asksAgainForWhatWasCalledOffByAStopOfThePlan() {
        var stopped = task(TaskStatus.CANCELLED);
        stopped.setBusinessStatus(
                new CodeableConcept(new Coding(Canonicals.TASK_BUSINESS_STATUS, "plan-stopped", "Plan stopped")));

        assertThat(windows(List.of(series("daily", 0, 1, 1)), stopped).excused())
                .isEmpty();
    }

    private static Windows windows(List<CheckInSeries> asked, Task... stored) {
        return Schedule.windows(asked, PLAN, CALENDAR, ASKED_FROM, List.of(stored));
    }

    private static Task task(TaskStatus status) {
        var task = new Task().setStatus(status);
        task.setId(PlanIds.checkIn(PLAN, "daily", 0));
        return task;
    }

    /** Each opens at noon and is open for a day. */
    private static CheckInSeries series(String action, int firstDay, int days, int every) {
        var everyDay = Set.copyOf(EnumSet.allOf(DayOfWeek.class));
        return new CheckInSeries(
                action,
                "form|1",
                Set.of(),
                firstDay,
                days,
                every,
                everyDay,
                0,
                LocalTime.NOON,
                Duration.ofHours(12),
                Duration.ofDays(1));
    }
}
