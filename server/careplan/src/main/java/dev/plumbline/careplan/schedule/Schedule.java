package dev.plumbline.careplan.schedule;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.References;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.checkin.Windows;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The check-ins that a template asks of one patient. */
public final class Schedule {

    private static final Set<TaskStatus> CALLED_OFF =
            Set.of(TaskStatus.CANCELLED, TaskStatus.REJECTED, TaskStatus.ENTEREDINERROR);

    /** Marks what Plumbline itself called off: it is asked for again where the plan goes on. */
    static final String PLAN_STOPPED = "plan-stopped";

    private Schedule() {}

    /**
     * All windows of the plan.
     *
     * @param asked the check-ins that it asks for
     * @param plan the plan's id
     * @param stored the plan's Tasks as they are stored
     */
    public static Windows windows(
            List<CheckInSeries> asked, String plan, RecoveryCalendar calendar, Instant askedFrom, List<Task> stored) {
        List<CheckInWindow> windows = asked.stream()
                .flatMap(series -> series.days(calendar).stream()
                        .map(day -> series.window(day, calendar, task(plan, series.action(), day))))
                .toList();
        var excused = stored.stream()
                .filter(task -> task.hasStatus() && CALLED_OFF.contains(task.getStatus()))
                .filter(task -> !task.getBusinessStatus().hasCoding(Canonicals.TASK_BUSINESS_STATUS, PLAN_STOPPED))
                .map(task -> Evidence.of(References.to(task)))
                .collect(Collectors.toUnmodifiableSet());
        return new Windows(windows, askedFrom, excused);
    }

    private static Evidence task(String plan, String action, int day) {
        return Evidence.of(References.to(ResourceType.Task, PlanIds.checkIn(plan, action, day)));
    }
}
