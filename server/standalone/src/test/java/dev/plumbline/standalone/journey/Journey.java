package dev.plumbline.standalone.journey;

import dev.plumbline.careplan.fixture.ShippedForm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * One patient's story.
 *
 * @param name of its folder
 * @param zone in which the patient lives and all times of the story are told
 * @param procedure when the procedure ended
 * @param born the patient's birth date; null where the record does not say
 * @param language that the patient prefers; null where the record does not say
 * @param looksAt the rules that the story is about; empty = all, and no other Flag may be there
 * @param steps in the order in which they happen
 */
record Journey(
        String name,
        ZoneId zone,
        LocalDateTime procedure,
        @Nullable String born,
        @Nullable String language,
        Set<String> looksAt,
        List<Step> steps) {

    Journey {
        looksAt = Set.copyOf(looksAt);
        steps = List.copyOf(steps);
    }

    Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /**
     * What happens at one moment, and what is expected right after it.
     *
     * @param at the patient's local time
     * @param expected null where nothing is looked at
     */
    record Step(
            LocalDateTime at, List<Event> events, @Nullable Expectation expected) {

        Step {
            events = List.copyOf(events);
        }
    }

    /** Something that happens. */
    sealed interface Event {

        /**
         * Somebody calls {@code $start-plan}.
         *
         * @param baseline pain before the procedure; null where none is named
         * @param rmdq score of the RMDQ before the procedure; null where none is named
         * @param procedure variant by which the plan is started
         * @param indication variant by which the plan is started
         */
        record StartsPlan(
                @Nullable Integer baseline, @Nullable Integer rmdq, String procedure, String indication)
                implements Event {}

        /**
         * The portal sends a form.
         *
         * @param questionnaire the daily check-in, unless the story says otherwise
         * @param form what the story calls it; sent again by the same name, it replaces the first
         * @param status of the response
         * @param about when it was filled in, if that was not now
         * @param pain of the day; null where that question was left open
         * @param answers by the item's linkId, where they differ from those of an unremarkable day; an empty one was
         *     left open
         */
        record Reports(
                ShippedForm questionnaire,
                String form,
                String status,
                @Nullable LocalDateTime about,
                @Nullable Integer pain,
                Map<String, List<Type>> answers)
                implements Event {}

        /**
         * Another program sends a resource, exactly as the file has it.
         *
         * @param file in the journey's folder; {@code {{patient}}} stands for the patient's reference
         */
        record Posts(String file) implements Event {}

        /**
         * The EHR stores a resource.
         *
         * @param file in the journey's folder; {@code {{patient}}} stands for the patient's reference
         */
        record EhrStores(String file) implements Event {}

        /** A nurse sets the Flag of this rule to inactive. */
        record NurseCloses(String rule) implements Event {}

        /** A nurse acts on the Task that asks for a look at the open Flag of this rule. */
        record NurseReviews(String rule, TaskStatus status) implements Event {}

        /** Time alone makes the server look. */
        record TimePasses() implements Event {}
    }

    /**
     * What stands.
     *
     * @param flags every Flag of the patient that was ever raised, one line each; null where not looked at
     * @param tasks by their description; those that are named only
     * @param reviews the Tasks that ask a person to look at a Flag, one line each; null where not looked at
     * @param goals the achievementStatus of the template's goals, by their ids; those that are named only
     */
    record Expectation(
            @Nullable List<String> flags,
            Map<String, String> tasks,
            @Nullable List<String> reviews,
            Map<String, String> goals) {}
}
