package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.reading.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

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

    /** The last readings from this day on that are all at least this, newest first. */
    List<Reading> atLeastInARow(int bound, int sinceDay) {
        var least = BigDecimal.valueOf(bound);
        return inARow(reading -> reading.day() >= sinceDay && reading.value().compareTo(least) >= 0);
    }

    /** The last readings that are all less than this, newest first. */
    List<Reading> belowInARow(int bound) {
        var most = BigDecimal.valueOf(bound);
        return inARow(reading -> reading.value().compareTo(most) < 0);
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

    /** Up to this many latest readings of these days, both included. */
    List<Reading> lastWithin(int count, int firstDay, int lastDay) {
        var within = daily.stream()
                .filter(reading -> reading.day() >= firstDay && reading.day() <= lastDay)
                .toList();
        return within.subList(Math.max(0, within.size() - count), within.size());
    }

    /** The worst reading that is at most this many days old; the earliest where several are as bad. */
    Optional<Reading> worstOfLastDays(int days) {
        Comparator<Reading> byBadness = Comparator.comparing(Reading::value, direction.fromBestToWorst());
        return daily.stream()
                .filter(reading -> reading.day() >= day - days)
                .reduce((kept, next) -> byBadness.compare(next, kept) > 0 ? next : kept);
    }

    /** The readings but the latest. */
    private List<Reading> earlier() {
        return daily.subList(0, Math.max(0, daily.size() - 1));
    }

    /** The best reading but the latest. */
    Optional<Reading> bestOfEarlier() {
        return earlier().stream().min(Comparator.comparing(Reading::value, direction.fromBestToWorst()));
    }

    /** The latest reading that is at least this many days older than the latest of all. */
    Optional<Reading> daysBeforeLatest(int days) {
        int last = latest().map(reading -> reading.day() - days).orElse(0);
        return earlier().stream().filter(reading -> reading.day() <= last).reduce((older, newer) -> newer);
    }

    /** How much better the later one is; negative where it is worse. */
    BigDecimal gain(Reading earlier, Reading later) {
        var fall = earlier.value().subtract(later.value());
        return direction == Direction.HIGHER_IS_WORSE ? fall : fall.negate();
    }

    /** The best median of this many readings in a row, from this day on, the latest left out; none of no readings. */
    Optional<BigDecimal> bestMedianOf(int count, int sinceDay) {
        var earlier =
                earlier().stream().filter(reading -> reading.day() >= sinceDay).toList();
        var medians = new ArrayList<BigDecimal>();
        for (int from = 0; count > 0 && from + count <= earlier.size(); from++) {
            medians.add(median(earlier.subList(from, from + count)));
        }
        return medians.stream().min(direction.fromBestToWorst());
    }

    /** The median; of an even number of readings the middle between the two in the middle. */
    static BigDecimal median(List<Reading> readings) {
        var values = readings.stream().map(Reading::value).sorted().toList();
        int middle = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(middle)
                : values.get(middle - 1).add(values.get(middle)).divide(TWO, MathContext.DECIMAL32);
    }
}
