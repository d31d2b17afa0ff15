package dev.plumbline.careplan.author;

import dev.plumbline.careplan.simulation.MadeUpCohort;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * One patient's story, as {@link StoryFile} reads it.
 *
 * @param name by which people know it
 * @param template id of the template that it is about; null where the folder has one only
 * @param zone in which the patient lives and all times of the story are told
 * @param procedure when the procedure ended
 * @param born the patient's birth date; null where the record does not say
 * @param language that the patient prefers; null where the record does not say
 * @param looksAt the rules that the story is about; empty = all, and no other Flag may be there
 * @param steps in the order in which they happen
 * @param cohort patients like this one; null for none
 */
public record Story(
        String name,
        @Nullable String template,
        ZoneId zone,
        LocalDateTime procedure,
        @Nullable String born,
        @Nullable String language,
        Set<String> looksAt,
        List<Step> steps,
        @Nullable MadeUpCohort cohort) {

    /** As people write a date and a time. */
    public static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    public Story {
        looksAt = Set.copyOf(looksAt);
        steps = List.copyOf(steps);
    }

    public Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    Optional<MadeUpCohort> madeUpCohort() {
        return Optional.ofNullable(cohort);
    }

    /**
     * What happens at one moment, and what is expected right after it.
     *
     * @param at the patient's local time
     * @param expected null where nothing is looked at
     */
    public record Step(
            LocalDateTime at, List<Event> events, @Nullable Expectation expected) {

        public Step {
            events = List.copyOf(events);
        }
    }

    /** Something that happens. */
    public sealed interface Event {

        /**
         * Somebody calls {@code $start-plan}.
         *
         * @param baselines values before the procedure by measure; that of the template's first path may stand there as "baseline"
         * @param variants by axis
         */
        record StartsPlan(Map<String, BigDecimal> baselines, Map<String, String> variants) implements Event {

            public StartsPlan {
                baselines = Map.copyOf(baselines);
                variants = Map.copyOf(variants);
            }
        }

        /**
         * The portal sends a form.
         *
         * @param questionnaire its id; null = the form of the template's first check-in
         * @param form what the story calls it; sent again by the same name, it replaces the first
         * @param status of the response
         * @param about when it was filled in, if that was not now
         * @param measures values by measure; those that are not named stay open
         * @param answers by the item's linkId, where they differ from those of an unremarkable day; an empty one was left
         *     open
         */
        record Reports(
                @Nullable String questionnaire,
                String form,
                String status,
                @Nullable LocalDateTime about,
                Map<String, BigDecimal> measures,
                Map<String, List<Object>> answers)
                implements Event {

            public Reports {
                measures = Map.copyOf(measures);
                answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
            }
        }

        /** From now on the health record has an entry of this kind: the name of a ValueSet. */
        record Records(String kind) implements Event {}

        /**
         * Another program sends a resource, exactly as the file has it.
         *
         * @param file beside the story; {@code {{patient}}} stands for the patient's reference
         */
        record Posts(String file) implements Event {}

        /**
         * The EHR stores a resource.
         *
         * @param file beside the story; {@code {{patient}}} stands for the patient's reference
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
     * @param flags every Flag of the patient that was ever raised, in the order of raising; null where not looked at
     * @param tasks by their description; those that are named only
     * @param reviews the Tasks that ask a person to look at a Flag; null where not looked at
     * @param goals the achievementStatus of the template's goals, by their ids; those that are named only
     */
    public record Expectation(
            @Nullable List<FlagLine> flags,
            Map<String, String> tasks,
            @Nullable List<ReviewLine> reviews,
            Map<String, String> goals) {}

    /**
     * A Flag as one line.
     *
     * @param status of the Flag in FHIR
     * @param priority FHIR's and ours: {@code PM prompt}
     * @param raised local, to the minute
     * @param closed local, to the minute, and by what; {@code open} while it stands
     */
    public record FlagLine(String rule, String status, String priority, String raised, String closed, String text) {

        public static final String OPEN = "open";

        @Override
        public String toString() {
            return "%s %s (%s) raised %s, %s: %s".formatted(rule, status, priority, raised, closed, text);
        }
    }

    /** A Task that asks a person to look at a Flag, as one line. */
    public record ReviewLine(String rule, String status, String priority, String due) {

        @Override
        public String toString() {
            return "Review of %s: %s, %s, due %s".formatted(rule, status, priority, due);
        }
    }
}
