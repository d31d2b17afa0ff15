package dev.plumbline.recovery.record;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/**
 * A person closed a concern.
 *
 * @param rule the rule that had raised it
 * @param kind of the concern
 * @param at when
 * @param covered exactly the evidence that the person was shown
 */
public record Act(String rule, Kind kind, Instant at, Set<Evidence> covered) {

    /** By the moment of the act. */
    public static final Comparator<Act> BY_TIME = Comparator.comparing(Act::at).thenComparing(Act::rule);

    public Act {
        requireNonNull(rule);
        requireNonNull(kind);
        requireNonNull(at);
        covered = Set.copyOf(covered);
    }
}
