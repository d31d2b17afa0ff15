package dev.plumbline.recovery.plan;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A measure's value before the procedure.
 *
 * @param value in the measure's own unit
 * @param knownSince from when on judgements use it: {@link Instant#MIN} where it was known when the plan was started
 */
public record Baseline(BigDecimal value, Instant knownSince) {

    public Baseline {
        requireNonNull(value);
        requireNonNull(knownSince);
    }
}
