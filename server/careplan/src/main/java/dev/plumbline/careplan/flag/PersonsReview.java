package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.store.DateTimes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;

/**
 * Understands what a person does to a review Task by plain FHIR: the status, its reason, the owner, notes. What the Task
 * is about, and what it showed, stays as it was in the version that the person writes.
 */
public final class PersonsReview {

    private final Clock clock;

    public PersonsReview(Clock clock) {
        this.clock = clock;
    }

    /**
     * Completes the Task that a person sends, if it is a review.
     *
     * @param stored as it was
     * @param sent as it is about to be stored; changed in place
     */
    public void note(Task stored, Task sent) {
        if (ReviewTask.isOne(stored)) {
            keepSubject(stored, sent);
            keepWhatWasDropped(stored, sent);
            keepShownEvidence(stored, sent);
            stamp(stored, sent);
        }
    }

    private static void keepSubject(Task stored, Task sent) {
        sent.setIdentifier(stored.getIdentifier());
        sent.setCode(stored.getCode());
        sent.setIntent(stored.getIntent());
        sent.setFocus(stored.getFocus());
        sent.setFor(stored.getFor());
        sent.setBasedOn(stored.getBasedOn());
        sent.setRequester(stored.getRequester());
        sent.setAuthoredOnElement(stored.getAuthoredOnElement());
        sent.setPriority(stored.getPriority());
        sent.setDescription(stored.getDescription());
    }

    private static void keepWhatWasDropped(Task stored, Task sent) {
        if (!sent.hasStatus()) {
            sent.setStatus(stored.getStatus());
        }
        if (!sent.hasOwner()) {
            sent.setOwner(stored.getOwner());
        }
        if (!sent.getRestriction().hasPeriod()) {
            sent.setRestriction(stored.getRestriction());
        }
    }

    /**
     * A person who was shown less than is stored by now has acted on less. A client that sends no evidence at all does
     * not know the inputs, and means the Task as it is.
     */
    private static void keepShownEvidence(Task stored, Task sent) {
        var shown = sent.getInput().stream()
                .filter(ReviewTask::isEvidence)
                .map(ReviewTask::id)
                .toList();
        List<ParameterComponent> inputs = new ArrayList<>(sent.getInput());
        inputs.removeIf(ReviewTask::isEvidence);
        stored.getInput().stream()
                .filter(ReviewTask::isEvidence)
                .filter(input -> shown.isEmpty()
                        || shown.stream().anyMatch(seen -> PersonsClosing.means(seen, ReviewTask.id(input))))
                .map(ParameterComponent::copy)
                .forEach(inputs::add);
        sent.setInput(inputs);
    }

    /** Never before it was written last: two nodes' clocks may differ. */
    private void stamp(Task stored, Task sent) {
        sent.setLastModifiedElement(stored.getLastModifiedElement());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!isSame(stored, sent)
                && new ReviewTask(stored).lastModified().filter(now::isBefore).isEmpty()) {
            sent.setLastModifiedElement(DateTimes.millis(now, ZoneOffset.UTC));
        }
    }

    private static boolean isSame(Task stored, Task sent) {
        var compared = sent.copy();
        compared.setMeta(stored.getMeta());
        compared.setId(stored.getIdElement());
        return compared.equalsDeep(stored);
    }
}
