package dev.plumbline.careplan.schedule;

import static dev.plumbline.careplan.schedule.TaskForms.collectInformation;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.recovery.checkin.CheckIn;
import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a Task says of its check-in: asked for, answered, missed, called off. It changes the Task that it is given.
 *
 * @param zone in which moments are written
 */
record TaskState(ZoneId zone) {

    static final Set<TaskStatus> UNFINISHED = Set.of(
            TaskStatus.REQUESTED,
            TaskStatus.RECEIVED,
            TaskStatus.ACCEPTED,
            TaskStatus.READY,
            TaskStatus.INPROGRESS,
            TaskStatus.ONHOLD);
    private static final Set<TaskStatus> ENDED = Set.of(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED);
    private static final String MISSED = "missed";
    private static final String ANSWERED_LATE = "answered-late";

    void set(Task task, CheckIn checkIn) {
        switch (checkIn.state()) {
            case ANSWERED, ANSWERED_LATE -> checkIn.answeredBy().ifPresent(report -> answer(task, report));
            case MISSED -> reset(task).setStatus(TaskStatus.FAILED);
            default -> reopen(task);
        }
        task.setBusinessStatus(businessStatus(checkIn.state()));
    }

    void answer(Task task, Report report) {
        task.setStatus(TaskStatus.COMPLETED);
        task.setExecutionPeriod(new Period().setStartElement(at(report.at())).setEndElement(at(report.arrived())));
        task.setOutput(new ArrayList<>());
        task.addOutput()
                .setType(collectInformation())
                .setValue(new Reference(report.source().reference()));
    }

    DateTimeType at(Instant instant) {
        return DateTimes.millis(instant, zone);
    }

    /**
     * A copy that says that nothing stands for the Task any more: its response was withdrawn, or the plan was stopped.
     * Empty where it says so, or has ended in another way.
     */
    static Optional<Task> ended(Task task) {
        if (isUnscheduled(task)) {
            return task.getStatus() == TaskStatus.ENTEREDINERROR
                    ? Optional.empty()
                    : Optional.of(task.copy().setStatus(TaskStatus.ENTEREDINERROR));
        }
        return task.hasStatus() && UNFINISHED.contains(task.getStatus())
                ? Optional.of(calledOff(task.copy()))
                : Optional.empty();
    }

    private static boolean isUnscheduled(Task task) {
        return !task.hasRestriction();
    }

    private static Task calledOff(Task task) {
        task.setStatus(TaskStatus.CANCELLED);
        task.setBusinessStatus(business(Schedule.PLAN_STOPPED, "Plan stopped"));
        return task;
    }

    /** A portal may have accepted it or started on it: that stays. */
    private static void reopen(Task task) {
        if (!task.hasStatus() || ENDED.contains(task.getStatus())) {
            reset(task).setStatus(TaskStatus.READY);
        }
    }

    private static Task reset(Task task) {
        task.setOutput(new ArrayList<>());
        task.setExecutionPeriod(null);
        return task;
    }

    private static @Nullable CodeableConcept businessStatus(State state) {
        return switch (state) {
            case MISSED -> business(MISSED, "Missed");
            case ANSWERED_LATE -> business(ANSWERED_LATE, "Answered late");
            default -> null;
        };
    }

    private static CodeableConcept business(String code, String display) {
        return new CodeableConcept(new Coding(Canonicals.TASK_BUSINESS_STATUS, code, display));
    }
}
