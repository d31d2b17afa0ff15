package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Reading;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a rule may ask of a measure's history. Facts over several readings see one reading a local day, its worst, and
 * are <em>not yet</em> known with fewer readings than their minimum. Readings from before the day of the procedure belong
 * to the baseline and are not among them.
 */
public enum MeasureFact {
    /** The worst reading of the latest day that has one. At least 1 reading. */
    LATEST(
            "latest",
            (history, numbers) -> history.latest().map(MeasureFact::value).orElseGet(Fact.NotYet::new)),
    /** The day of that reading, which may be earlier than the day looked at. At least 1 reading. */
    LATEST_DAY(
            "latestDay",
            (history, numbers) -> history.latest()
                    .map(reading -> known(Value.of(reading.day()), List.of(reading)))
                    .orElseGet(Fact.NotYet::new)),
    /** The last value on the day of that reading that is not yet straying. At least 1 reading, and a path. */
    LATEST_LIMIT(
            "latestLimit",
            (history, numbers) -> number(history.latest().flatMap(reading -> history.limitOn(reading.day())))),
    /** The value before the procedure. No reading needed. */
    BASELINE("baseline", (history, numbers) -> number(Optional.ofNullable(history.baseline()))),
    /** What is expected on the day looked at. No reading needed, but a path. */
    EXPECTED("expected", (history, numbers) -> number(history.expected())),
    /** The last value on the day looked at that is not yet straying. No reading needed, but a path. */
    LIMIT("limit", (history, numbers) -> number(history.limit())),
    /** How many readings in a row are beyond the limit, up to the latest. At least 1 reading, and a path. */
    BEYOND_IN_A_ROW("beyondInARow", (history, numbers) -> onPath(history, history.strayingInARow())),
    /** The same by its older name, which misleads where less is worse. */
    ABOVE_IN_A_ROW("aboveInARow", (history, numbers) -> onPath(history, history.strayingInARow())),
    /** How many readings in a row are on the path, up to the latest. At least 1 reading, and a path. */
    WITHIN_IN_A_ROW("withinInARow", (history, numbers) -> onPath(history, history.onPathInARow())),
    /** How many readings in a row are at least this, up to the latest. At least 1 reading. */
    AT_LEAST_IN_A_ROW("atLeast#InARow", (history, numbers) -> count(history, history.atLeastInARow(numbers.get(0), 0))),
    /** The same, with readings from this day on only. At least 1 reading. */
    AT_LEAST_IN_A_ROW_SINCE_DAY(
            "atLeast#InARowSinceDay#",
            (history, numbers) -> count(history, history.atLeastInARow(numbers.get(0), numbers.get(1)))),
    /** How many readings in a row are less than this, up to the latest. At least 1 reading. */
    BELOW_IN_A_ROW("below#InARow", (history, numbers) -> count(history, history.belowInARow(numbers.get(0)))),
    /** The median of this many last readings, and those are what it rests on. At least as many readings. */
    MEDIAN_OF_LAST("medianOfLast#", (history, numbers) -> median(history.last(numbers.get(0)))),
    /** The median of up to this many last readings of these days, both included. At least 1 reading in them. */
    MEDIAN_OF_LAST_IN_DAYS(
            "medianOfLast#InDays#To#",
            (history, numbers) -> median(history.lastWithin(numbers.get(0), numbers.get(1), numbers.get(2)))),
    /**
     * The worst reading from this many days before the day looked at on. At least 1 reading in them. Something to compare
     * with: no concern rests on it.
     */
    WORST_OF_LAST_DAYS(
            "worstOfLast#Days",
            (history, numbers) -> number(history.worstOfLastDays(numbers.get(0)).map(Reading::value))),
    /**
     * The best median of this many readings in a row from this day on, the latest reading left out. At least as many
     * readings before the latest. Something to compare with, as the baseline is: no concern rests on it.
     */
    BEST_MEDIAN_OF_SINCE_DAY(
            "bestMedianOf#SinceDay#",
            (history, numbers) -> number(history.bestMedianOf(numbers.get(0), numbers.get(1)))),
    /**
     * The best reading, the latest left out. At least 2 readings. Something to compare with: no concern rests on it.
     */
    BEST_OF_EARLIER(
            "bestOfEarlier",
            (history, numbers) -> number(history.bestOfEarlier().map(Reading::value))),
    /**
     * How much better the latest reading is than the latest one that is at least this many days older; negative where it
     * is worse. Rests on both, and needs both.
     */
    GAIN_OVER_DAYS(
            "gainOver#Days",
            (history, numbers) -> history.latest()
                    .flatMap(latest -> history.daysBeforeLatest(numbers.get(0))
                            .map(earlier -> known(Value.of(history.gain(earlier, latest)), List.of(earlier, latest))))
                    .orElseGet(Fact.NotYet::new));

    private static final FactPattern.Index<MeasureHistory> INDEX =
            new FactPattern.Index<>(Arrays.stream(values()).map(fact -> fact.pattern));

    private final String written;

    @SuppressWarnings("ImmutableEnumChecker") // A pattern and a function without state.
    private final FactPattern<MeasureHistory> pattern;

    MeasureFact(String name, BiFunction<MeasureHistory, List<Integer>, Fact> answer) {
        this.written = name;
        this.pattern = new FactPattern<>(name, answer);
    }

    /** How templates write them, with a {@code #} for each number. */
    static Stream<String> names() {
        return Arrays.stream(values()).map(fact -> fact.written);
    }

    /** The fact of this name, if there is one. */
    static Optional<Function<MeasureHistory, Fact>> named(String name) {
        return INDEX.named(name);
    }

    private static Fact number(Optional<BigDecimal> value) {
        return value.map(number -> Fact.known(Value.of(number))).orElseGet(Fact.NotYet::new);
    }

    private static Fact value(Reading reading) {
        return known(Value.of(reading.value()), List.of(reading));
    }

    private static Fact onPath(MeasureHistory history, List<Reading> row) {
        return history.path() == null ? new Fact.NotYet() : count(history, row);
    }

    private static Fact count(MeasureHistory history, List<Reading> row) {
        return history.daily().isEmpty() ? new Fact.NotYet() : known(Value.of(row.size()), row);
    }

    private static Fact median(List<Reading> readings) {
        return readings.isEmpty() ? new Fact.NotYet() : known(Value.of(MeasureHistory.median(readings)), readings);
    }

    private static Fact known(Value value, List<Reading> readings) {
        Set<Evidence> sources = readings.stream().map(Reading::source).collect(Collectors.toUnmodifiableSet());
        return new Fact.Known(value, sources);
    }
}
