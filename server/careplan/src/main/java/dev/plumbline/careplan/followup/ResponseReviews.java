package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.ReadResponse;
import dev.plumbline.careplan.checkin.ResponseReview;
import dev.plumbline.careplan.checkin.UrgentFindings;
import dev.plumbline.recovery.concern.Concern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Compares the responses that a person must look at with the Tasks that say so. */
final class ResponseReviews {

    private final PatientFile patient;
    private final List<ReadResponse> responses;
    private final Set<String> urgent;
    private final Instant now;

    ResponseReviews(PatientFile patient, List<ReadResponse> responses, List<Judged> judged, Instant now) {
        this.patient = patient;
        this.responses = responses;
        this.urgent = judged.stream()
                .flatMap(one -> one.assessment().concerns().stream())
                .filter(UrgentFindings::isUrgent)
                .map(Concern::evidence)
                .flatMap(List::stream)
                .map(evidence -> evidence.reference())
                .collect(Collectors.toSet());
        this.now = now;
    }

    /**
     * The Tasks that must be written; nothing that is right already.
     *
     * @throws JudgingFault if our own code fails
     */
    List<Task> changes() {
        try {
            return compare();
        } catch (RuntimeException fault) {
            throw new JudgingFault(fault);
        }
    }

    private List<Task> compare() {
        Map<String, Task> stored = patient.tasks().stream()
                .filter(ResponseReview::is)
                .collect(Collectors.toMap(task -> task.getIdElement().getIdPart(), Function.identity()));
        var changes = new ArrayList<Task>();
        for (var response : responses) {
            if (response.inspection().needsReview()) {
                var matter = matter(response);
                var before = stored.remove(ResponseReview.id(matter.response()));
                var task =
                        before == null ? ResponseReview.created(matter, now) : ResponseReview.updated(before, matter);
                addIfDiffers(changes, before, task);
            }
        }
        stored.values().forEach(task -> addIfDiffers(changes, task, ResponseReview.settled(task)));
        return changes;
    }

    private static void addIfDiffers(List<Task> changes, @Nullable Task before, Task after) {
        if (before == null || !before.equalsDeep(after)) {
            changes.add(after);
        }
    }

    private ResponseReview.Matter matter(ReadResponse response) {
        return new ResponseReview.Matter(
                response.reference(),
                patient.subject(),
                response.plan().orElse(null),
                response.inspection(),
                urgent.contains(response.reference()));
    }
}
