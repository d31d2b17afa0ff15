package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.flag.FlagChange.Activity;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.store.References;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Closes the Flags whose review a person has completed, on exactly the evidence that the Task showed: what a Flag lists
 * beyond it is not covered, and is judged as if the Flag had never listed it.
 */
public final class CompletedReviews {

    private final Map<String, ReviewTask> completed;

    /** All review Tasks of a patient, in whatever status. */
    public CompletedReviews(List<Task> reviews) {
        completed = reviews.stream()
                .filter(task -> task.getStatus() == TaskStatus.COMPLETED)
                .map(ReviewTask::new)
                .filter(review -> !review.evidence().isEmpty())
                .collect(Collectors.toMap(ReviewTask::id, Function.identity()));
    }

    /** The Flags to write. */
    public List<FlagChange> closings(List<StoredFlag> flags) {
        return flags.stream().flatMap(flag -> closing(flag).stream()).toList();
    }

    private Optional<FlagChange> closing(StoredFlag flag) {
        return flag.isActive()
                ? Optional.ofNullable(completed.get(ReviewTask.idOf(flag.id())))
                        .flatMap(review -> review.lastModified()
                                .filter(at -> flag.opened().filter(at::isBefore).isEmpty())
                                .map(at -> closing(flag, review, at)))
                : Optional.empty();
    }

    private static FlagChange closing(StoredFlag flag, ReviewTask review, Instant at) {
        var closed = flag.flag().copy();
        closed.getExtension().removeIf(extension -> extension.getUrl().equals(StoredFlag.DETAIL) && !isPlan(extension));
        review.evidence().stream()
                .filter(evidence -> !References.isTo(ResourceType.CarePlan, evidence.reference()))
                .forEach(evidence ->
                        closed.addExtension(StoredFlag.DETAIL, new Reference(FlagWriter.reference(evidence))));
        FlagWriter.closeByPerson(closed, DateTimes.millis(at, ZoneOffset.UTC), reason(review.task()));
        var evidence = new ArrayList<>(review.evidence());
        evidence.add(new Evidence(
                References.to(ResourceType.Task, review.id()),
                review.task().getIdElement().getVersionIdPart()));
        return new FlagChange(closed, Activity.RESOLVED, flag.ruleCanonical(), evidence);
    }

    private static boolean isPlan(Extension detail) {
        return detail.getValue() instanceof Reference reference
                && "CarePlan".equals(reference.getReferenceElement().getResourceType());
    }

    private static String reason(Task task) {
        return Optional.of(task.getStatusReason())
                .flatMap(CompletedReviews::words)
                .orElse(PersonsClosing.REASON);
    }

    private static Optional<String> words(CodeableConcept reason) {
        return Optional.ofNullable(reason.getText())
                .or(() -> reason.getCoding().stream()
                        .filter(Coding::hasDisplay)
                        .map(Coding::getDisplay)
                        .findFirst());
    }
}
