package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The Task by which a person is asked to look at a Flag, as it is stored. */
public record ReviewTask(Task task) {

    public static final String CODE = "review-flag";
    static final String EVIDENCE = "evidence";

    /** Nobody has looked at it. */
    private static final Set<TaskStatus> WAITING = Set.of(TaskStatus.DRAFT, TaskStatus.REQUESTED, TaskStatus.READY);

    private static final Set<TaskStatus> ACKNOWLEDGED =
            Set.of(TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS, TaskStatus.ONHOLD);

    public static boolean isOne(Task task) {
        return task.getCode().hasCoding(Canonicals.TASK_CODE, CODE);
    }

    /**
     * The id of a Flag's Task.
     *
     * @param flag the Flag's id
     */
    static String idOf(String flag) {
        return Ids.of("review", flag);
    }

    String id() {
        return task.getIdElement().getIdPart();
    }

    boolean isWaiting() {
        return !task.hasStatus() || WAITING.contains(task.getStatus());
    }

    boolean isUnfinished() {
        return isWaiting() || ACKNOWLEDGED.contains(task.getStatus());
    }

    /** What it showed when it was written last. */
    List<Evidence> evidence() {
        return task.getInput().stream()
                .filter(ReviewTask::isEvidence)
                .map(ReviewTask::id)
                .map(id -> new Evidence(id.getResourceType() + "/" + id.getIdPart(), id.getVersionIdPart()))
                .toList();
    }

    /** Whatever it refers to, clients may name its type as they like. */
    static boolean isEvidence(ParameterComponent input) {
        return input.getValue() instanceof Reference;
    }

    static IdType id(ParameterComponent input) {
        return (IdType) ((Reference) input.getValue()).getReferenceElement();
    }

    /** When it was written last; empty if it does not say. */
    Optional<Instant> lastModified() {
        return Optional.ofNullable(task.getLastModified()).map(Date::toInstant);
    }
}
