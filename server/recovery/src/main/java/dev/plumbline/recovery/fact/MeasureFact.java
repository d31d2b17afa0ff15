package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Reading;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a rule may ask of a measure's history. Facts over several readings see one reading a local day, its worst, and
 * are <em>not yet</em> known with fewer readings than their minimum. Readings from before the day of the procedure belong
 * to the baseline and are not among them.
 */
public enum MeasureFact {
    /** The worst reading of the latest day that has one. At least 1 reading. */
    LATEST(
            "latest",
            history -> history.latest()
                    .map(reading -> known(Value.of(reading.value()), List.of(reading)))
                    .orElseGet(Fact.NotYet::new)),
    /** The day of that reading, which may be earlier than the day looked at. At least 1 reading. */
    LATEST_DAY(
            "latestDay",
            history -> history.latest()
                    .map(reading -> known(Value.of(reading.day()), List.of(reading)))
                    .orElseGet(Fact.NotYet::new)),
    /** The last value on the day of that reading that is not yet straying. At least 1 reading, and a path. */
    LATEST_LIMIT("latestLimit", history -> number(history.latest().flatMap(reading -> history.limitOn(reading.day())))),
    /** The value before the procedure. No reading needed. */
    BASELINE("baseline", history -> number(Optional.ofNullable(history.baseline()))),
    /** What is expected on the day looked at. No reading needed, but a path. */
    EXPECTED("expected", history -> number(history.expected())),
    /** The last value on the day looked at that is not yet straying. No reading needed, but a path. */
    LIMIT("limit", history -> number(history.limit())),
    /** How many readings in a row stray, up to the latest. At least 1 reading, and a path. */
    ABOVE_IN_A_ROW("aboveInARow", history -> count(history, history.strayingInARow())),
    /** How many readings in a row are on the path, up to the latest. At least 1 reading, and a path. */
    WITHIN_IN_A_ROW("withinInARow", history -> count(history, history.onPathInARow())),
    /** The median of the last 3 readings, and those are what it rests on. At least 3 readings. */
    MEDIAN_OF_LAST_3("medianOfLast3", history -> median(history.last(3))),
    /**
     * The best median of 5 readings in a row since day 1, the latest reading left out. At least 6 readings. Something to
     * compare with, as the baseline is: no concern rests on it.
     */
    BEST("best", history -> number(history.bestMedianOf(5)));

    private final String property;

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state: they see the history that they are given.
    private final Function<MeasureHistory, Fact> answer;

    MeasureFact(String property, Function<MeasureHistory, Fact> answer) {
        this.property = property;
        this.answer = answer;
    }

    Fact of(MeasureHistory history) {
        return answer.apply(history);
    }

    /** The fact of this name, if there is one. */
    public static Optional<MeasureFact> named(String property) {
        return Arrays.stream(values())
                .filter(fact -> fact.property.equals(property))
                .findFirst();
    }

    private static Fact number(Optional<BigDecimal> value) {
        return value.map(number -> Fact.known(Value.of(number))).orElseGet(Fact.NotYet::new);
    }

    private static Fact count(MeasureHistory history, List<Reading> row) {
        return history.path() == null || history.daily().isEmpty()
                ? new Fact.NotYet()
                : known(Value.of(row.size()), row);
    }

    private static Fact median(List<Reading> readings) {
        return readings.isEmpty() ? new Fact.NotYet() : known(Value.of(MeasureHistory.median(readings)), readings);
    }

    private static Fact known(Value value, List<Reading> readings) {
        Set<Evidence> sources = readings.stream().map(Reading::source).collect(Collectors.toUnmodifiableSet());
        return new Fact.Known(value, sources);
    }
}
