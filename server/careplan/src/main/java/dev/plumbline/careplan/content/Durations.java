package dev.plumbline.careplan.content;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads FHIR durations whose unit is a UCUM code. */
public final class Durations {

    private static final int DAYS_PER_WEEK = 7;

    /** Far longer than any recovery, and short enough to be counted in minutes or weeks without overflowing. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(100_000_000);

    private Durations() {}

    /** Whole days of a duration in days or weeks; empty for any other, one of half a day among them. */
    public static Optional<Integer> wholeDays(@Nullable Type duration) {
        return whole(duration).flatMap(quantity -> days(quantity.getValue().intValue(), quantity.getCode()));
    }

    /** The duration as time that passes: whole hours, minutes or days of 24 hours; empty for any other. */
    public static Optional<Duration> elapsed(@Nullable Type duration) {
        return whole(duration).flatMap(quantity -> elapsed(quantity.getValue().longValue(), quantity.getCode()));
    }

    private static Optional<Quantity> whole(@Nullable Type duration) {
        return duration instanceof Quantity quantity
                        && quantity.hasValue()
                        && quantity.hasCode()
                        && quantity.getValue().stripTrailingZeros().scale() <= 0
                        && quantity.getValue().abs().compareTo(LONGEST) <= 0
                ? Optional.of(quantity)
                : Optional.empty();
    }

    public static Optional<Integer> days(int value, String unit) {
        return switch (unit) {
            case "d" -> Optional.of(value);
            case "wk" -> Optional.of(value * DAYS_PER_WEEK);
            default -> Optional.empty();
        };
    }

    public static Optional<Duration> elapsed(long value, String unit) {
        return switch (unit) {
            case "min" -> Optional.of(Duration.ofMinutes(value));
            case "h" -> Optional.of(Duration.ofHours(value));
            case "d" -> Optional.of(Duration.ofDays(value));
            default -> Optional.empty();
        };
    }
}
