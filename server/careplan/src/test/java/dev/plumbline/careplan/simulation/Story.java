package dev.plumbline.careplan.simulation;

import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One patient and the Flags that were raised, in the order of the rules.
 *
 * @param flags of all rules that were played
 */
record Story(SyntheticPatient patient, List<Raised> flags) {

    /**
     * One Flag.
     *
     * @param rule that raised it
     * @param kind whether it was a finding
     * @param from the day on which it was raised
     * @param to the day on which it was closed; {@link Integer#MAX_VALUE} while it stands
     * @param evidence what it rests on
     */
    record Raised(String rule, Kind kind, int from, int to, List<Evidence> evidence) {

        /** Whether it rests on a report of this day. */
        boolean restsOn(int day) {
            return evidence.stream().anyMatch(source -> source.reference().startsWith(QuietForm.reference(day)));
        }

        boolean isNotJudged() {
            return kind == Kind.NOT_JUDGED;
        }

        static Raised of(Concern concern, RecoveryCalendar calendar) {
            int to = concern.closure().map(end -> calendar.dayOf(end.at())).orElse(Integer.MAX_VALUE);
            return new Raised(concern.rule(), concern.kind(), calendar.dayOf(concern.raised()), to, concern.evidence());
        }
    }

    /** The findings of these rules. */
    Stream<Raised> of(Set<String> rules) {
        return flags.stream().filter(flag -> !flag.isNotJudged() && rules.contains(flag.rule()));
    }

    boolean isResponder() {
        return patient.course().isResponder();
    }

    boolean isFlagged(Set<String> rules) {
        return of(rules).findAny().isPresent();
    }

    /** Whether a Flag of these rules stood when the day began. */
    boolean isOpen(int day, Set<String> rules) {
        return of(rules).anyMatch(flag -> flag.from() < day && flag.to() >= day);
    }

    /** How many days after this one the first Flag of these rules was raised, 0 for the same day; empty if none was. */
    OptionalInt delay(int day, Set<String> rules) {
        return of(rules)
                .mapToInt(flag -> flag.from() - day)
                .filter(delay -> delay >= 0)
                .min();
    }
}
