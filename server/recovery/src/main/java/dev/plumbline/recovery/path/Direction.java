package dev.plumbline.recovery.path;

import java.math.BigDecimal;
import java.util.Comparator;

/** Whether more of a measure is worse (pain) or better (walking distance). */
public enum Direction {
    HIGHER_IS_WORSE,
    LOWER_IS_WORSE;

    /** Whether {@code value} is strictly worse than {@code limit}; a value at the limit is not. */
    public boolean isWorse(BigDecimal value, BigDecimal limit) {
        return fromBestToWorst().compare(value, limit) > 0;
    }

    /** Orders values from the best to the worst. */
    public Comparator<BigDecimal> fromBestToWorst() {
        return this == HIGHER_IS_WORSE ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}
