package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.reading.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What had been measured of one measure up to one moment.
 *
 * @param direction which way is worse
 * @param path the patient's path; null while there is none
 * @param baseline the value before the procedure; null while it is not known
 * @param daily one reading a day, its worst, in order, from the day of the procedure on
 * @param spacing readings closer together than this count as one
 * @param day the day that is looked at
 */
record MeasureHistory(
        Direction direction,
        @Nullable ExpectedPath path,
        @Nullable BigDecimal baseline,
        List<Reading> daily,
        Duration spacing,
        int day) {

    Optional<BigDecimal> expected() {
        return Optional.ofNullable(path).flatMap(known -> known.expected().on(day));
    }

    Optional<BigDecimal> limit() {
        return limitOn(day);
    }

    Optional<BigDecimal> limitOn(int anyDay) {
        return Optional.ofNullable(path).flatMap(known -> known.limit().on(anyDay));
    }

    Optional<Reading> latest() {
        return daily.isEmpty() ? Optional.empty() : Optional.of(daily.get(daily.size() - 1));
    }

    /** The last readings that all stray, newest first. */
    List<Reading> strayingInARow() {
        return inARow(reading ->
                path != null && path.strays(reading.day(), reading.value()).orElse(false));
    }

    /** The last readings that are all on the path, newest first. */
    List<Reading> onPathInARow() {
        return inARow(reading ->
                path != null && !path.strays(reading.day(), reading.value()).orElse(true));
    }

    /** A reading that follows too soon is passed over: it neither counts nor breaks the row, unless it differs. */
    private List<Reading> inARow(Predicate<Reading> counts) {
        var row = new ArrayList<Reading>();
        for (int i = daily.size() - 1; i >= 0 && counts.test(daily.get(i)); i--) {
            if (row.isEmpty() || isSpaced(daily.get(i), row.get(row.size() - 1))) {
                row.add(daily.get(i));
            }
        }
        return row;
    }

    private boolean isSpaced(Reading earlier, Reading later) {
        return Duration.between(earlier.at(), later.at()).compareTo(spacing) >= 0;
    }

    /** This many latest readings; none if there are fewer. */
    List<Reading> last(int count) {
        return daily.size() < count ? List.of() : daily.subList(daily.size() - count, daily.size());
    }

    /** The best median of this many readings in a row, from the day after the procedure on, the latest left out. */
    Optional<BigDecimal> bestMedianOf(int count) {
        var earlier = daily.stream()
                .limit(Math.max(0, daily.size() - 1L))
                .filter(reading -> reading.day() >= 1)
                .toList();
        var medians = new ArrayList<BigDecimal>();
        for (int from = 0; from + count <= earlier.size(); from++) {
            medians.add(median(earlier.subList(from, from + count)));
        }
        return medians.stream().min(direction.fromBestToWorst());
    }

    /** The median of an odd number of readings, so that it is one of them. */
    static BigDecimal median(List<Reading> readings) {
        return readings.stream()
                .map(Reading::value)
                .sorted()
                .skip(readings.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
