package dev.plumbline.recovery.concern;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time during which a rule's finding stood.
 *
 * @param rule the rule's id
 * @param kind whether it holds or could not be judged
 * @param level how soon a person must act
 * @param evidence what it rests on, in the order in which it was seen; never empty. The first opened it.
 * @param raised the moment that the first evidence is about
 * @param text why it stands, in a sentence
 * @param ended null while it stands
 */
public record Concern(
        String rule,
        Kind kind,
        Urgency level,
        List<Evidence> evidence,
        Instant raised,
        String text,
        @Nullable Closure ended) {

    public Concern {
        requireNonNull(rule);
        requireNonNull(kind);
        requireNonNull(level);
        evidence = List.copyOf(evidence);
        requireNonNull(raised);
        requireNonNull(text);
    }

    public Optional<Closure> closure() {
        return Optional.ofNullable(ended);
    }

    public boolean stands() {
        return ended == null;
    }

    /** The evidence that opened it. */
    public Evidence opener() {
        return evidence.get(0);
    }
}
