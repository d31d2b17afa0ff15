package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.ReviewTimes;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Writes what a Flag asks of a person as a Task. */
final class ReviewWriter {

    private final ReviewTimes times;
    private final FlagOwner owner;
    private final @Nullable String team;
    private final Instant now;

    /**
     * A writer for the Flags of one owner.
     *
     * @param team reference of the CareTeam that is asked; null = nobody in particular
     */
    ReviewWriter(ReviewTimes times, FlagOwner owner, @Nullable String team, Instant now) {
        this.times = times;
        this.owner = owner;
        this.team = team;
        this.now = now;
    }

    /** A new Task, due counted from when the Flag was stored. */
    Task created(StoredFlag flag, Urgency level) {
        var id = ReviewTask.idOf(flag.id());
        var task = new Task();
        task.setId(id);
        task.addIdentifier(PlanIds.identifier(id));
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setCode(new CodeableConcept(new Coding(Canonicals.TASK_CODE, ReviewTask.CODE, "Review a Flag")));
        task.setRequester(new Reference(Canonicals.DEVICE));
        task.setAuthoredOnElement(DateTimes.millis(now, owner.zone()));
        setDue(task, level, flag.opened().orElse(now));
        return derived(task, flag, level);
    }

    /** The same Task with what the Flag says now. Whom people have given it to stays. */
    Task updated(ReviewTask stored, StoredFlag flag, Urgency level) {
        var task = stored.task().copy();
        if (priority(level) != task.getPriority()) {
            setDue(task, level, now);
        }
        return derived(task, flag, level);
    }

    /** The same Task, asked again: what a person did to it does not cover what the Flag says now. */
    Task askedAgain(ReviewTask stored, StoredFlag flag, Urgency level) {
        var task = updated(stored, flag, level);
        task.setStatus(TaskStatus.REQUESTED);
        task.setStatusReason(null);
        setDue(task, level, now);
        return task;
    }

    /** The same Task, over. */
    static Task ended(ReviewTask stored, TaskStatus status, String reason) {
        return stored.task().copy().setStatus(status).setStatusReason(new CodeableConcept().setText(reason));
    }

    private Task derived(Task task, StoredFlag flag, Urgency level) {
        task.setFocus(new Reference(References.to(ResourceType.Flag, flag.id())));
        task.setFor(new Reference(owner.subject()));
        task.setPriority(priority(level));
        task.setDescription(flag.flag().getCode().getText());
        owner.plan().or(flag::plan).ifPresent(plan -> {
            task.getBasedOn().clear();
            task.addBasedOn(new Reference(plan));
        });
        if (team != null && !task.hasOwner()) {
            task.setOwner(new Reference(team));
        }
        show(task, flag);
        return task;
    }

    private static void show(Task task, StoredFlag flag) {
        if (!new ReviewTask(task).evidence().equals(flag.evidence())) {
            var others = task.getInput().stream().filter(input -> !ReviewTask.isEvidence(input));
            task.setInput(Stream.concat(others, flag.evidence().stream().map(ReviewWriter::input))
                    .toList());
        }
    }

    private static ParameterComponent input(Evidence evidence) {
        var type = new CodeableConcept(new Coding(Canonicals.TASK_INPUT, ReviewTask.EVIDENCE, "Evidence"));
        return new ParameterComponent(type, new Reference(FlagWriter.reference(evidence)));
    }

    private void setDue(Task task, Urgency level, Instant from) {
        times.due(level, from, owner.zone())
                .ifPresent(due -> task.getRestriction()
                        .setPeriod(new Period().setEndElement(DateTimes.millis(due, owner.zone()))));
    }

    static TaskPriority priority(Urgency level) {
        return switch (level) {
            case EMERGENCY -> TaskPriority.STAT;
            case SAME_DAY -> TaskPriority.ASAP;
            case PROMPT -> TaskPriority.URGENT;
            case ROUTINE -> TaskPriority.ROUTINE;
        };
    }

    /** Marks it as written now, where it was changed. */
    Task stamped(Task task) {
        var written = Stream.of(task.getAuthoredOn(), task.getLastModified())
                .filter(Objects::nonNull)
                .map(date -> date.toInstant())
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
        task.setLastModifiedElement(DateTimes.millis(written, owner.zone()));
        return task;
    }
}
