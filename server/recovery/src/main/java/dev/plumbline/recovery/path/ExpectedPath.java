package dev.plumbline.recovery.path;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where one measure of one patient should be on each day: the course that is expected, and the limit beyond which it
 * strays.
 *
 * @param measure the measure's name in the template
 * @param direction which side of the limit is the bad one
 * @param expected the expected course
 * @param limit the last value that still counts as on the path
 */
public record ExpectedPath(String measure, Direction direction, Curve expected, Curve limit) {

    public ExpectedPath {
        requireNonNull(measure);
        requireNonNull(direction);
        requireNonNull(expected);
        requireNonNull(limit);
    }

    /** Whether the value is strictly beyond the limit of this day; empty on a day that has no limit. */
    public Optional<Boolean> strays(int day, BigDecimal value) {
        return limit.on(day).map(bound -> direction.isWorse(value, bound));
    }
}
