package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.fact.AnswerHistory.Day;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a rule may ask of the answers to one item over several days: {@code inARow.`act.walk=none`}. Only finished
 * reports count, and days on which the item was answered. All are <em>not yet</em> known before the first such day.
 */
public enum AnswerFact {
    /**
     * Days from the latest one on which the test held to the one looked at; not yet known if it never held. Something to
     * compare with: no concern rests on it, however old it is.
     */
    DAYS_SINCE(
            "daysSince",
            (history, numbers) -> history.lastHeld()
                    .map(last -> Fact.known(Value.of(history.today() - last.day())))
                    .orElseGet(Fact.NotYet::new)),
    /** The latest answered days in a row on which it held; 0 if it did not on the last of them. */
    IN_A_ROW("inARow", (history, numbers) -> count(history, history.inARow(true))),
    /** The same, of the days from this one on. */
    IN_A_ROW_SINCE_DAY(
            "inARowSinceDay#",
            (history, numbers) -> count(
                    history.since(numbers.get(0)), history.since(numbers.get(0)).inARow(true))),
    /** The latest answered days in a row on which it did not hold; 0 if it did on the last of them. */
    CLEAR_IN_A_ROW("clearInARow", (history, numbers) -> count(history, history.inARow(false))),
    /** Days from the first to the last of the answered days in a row on which it did not hold; 0 for a single one. */
    CLEAR_DAYS("clearDays", (history, numbers) -> span(history, history.inARow(false))),
    /** On how many of this many latest answered days it held. */
    OF_LAST("ofLast#", (history, numbers) -> count(history, history.heldOfLast(numbers.get(0)))),
    /** The same, of the days from this one on. */
    OF_LAST_SINCE_DAY(
            "ofLast#SinceDay#",
            (history, numbers) -> count(
                    history.since(numbers.get(1)), history.since(numbers.get(1)).heldOfLast(numbers.get(0))));

    private static final FactPattern.Index<AnswerHistory> INDEX =
            new FactPattern.Index<>(Arrays.stream(values()).map(fact -> fact.pattern));

    @SuppressWarnings("ImmutableEnumChecker") // A pattern and a function without state.
    private final FactPattern<AnswerHistory> pattern;

    AnswerFact(String name, BiFunction<AnswerHistory, List<Integer>, Fact> answer) {
        this.pattern = new FactPattern<>(name, answer);
    }

    /** The fact of this name, if there is one. */
    static Optional<Function<AnswerHistory, Fact>> named(String name) {
        return INDEX.named(name);
    }

    /** Whether the test held on the last of all answered days, those before the procedure among them. */
    static Fact latest(AnswerHistory history) {
        return history.latest()
                .map(day -> known(Value.of(day.holds()), List.of(day)))
                .orElseGet(Fact.NotYet::new);
    }

    private static Fact count(AnswerHistory history, List<Day> days) {
        return history.days().isEmpty() ? new Fact.NotYet() : known(Value.of(days.size()), days);
    }

    private static Fact span(AnswerHistory history, List<Day> row) {
        if (history.days().isEmpty()) {
            return new Fact.NotYet();
        }
        return row.isEmpty()
                ? known(Value.of(0), row)
                : known(Value.of(row.get(0).day() - row.get(row.size() - 1).day()), row);
    }

    private static Fact known(Value value, List<Day> days) {
        Set<Evidence> sources =
                days.stream().flatMap(day -> day.sources().stream()).collect(Collectors.toUnmodifiableSet());
        return new Fact.Known(value, sources);
    }
}
