package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule may ask of {@code %checkIns}: the check-ins that closed while nothing was heard of the patient. */
public enum SilenceFact {
    /** How many check-ins in a row have closed without any report since; 0 when none has. */
    MISSED_IN_A_ROW("missedInARow", (silence, numbers) -> count(silence.silent())),
    /** The day that the latest of them asked about; not yet known while none was missed. */
    LAST_MISSED_DAY("lastMissedDay", (silence, numbers) -> lastDay(silence.silent())),
    /** On how many of this many latest days no check-in that has closed was answered, in time or late. */
    MISSED_OF_LAST("missedOfLast#", (silence, numbers) -> days(silence.missedOfLast(numbers.get(0), 0))),
    /** The same, of this day and later ones. */
    MISSED_OF_LAST_SINCE_DAY(
            "missedOfLast#SinceDay#", (silence, numbers) -> days(silence.missedOfLast(numbers.get(0), numbers.get(1)))),
    /**
     * Local days since the last finished report came in, before the first one since the plan was stored. Rests on the
     * check-ins that have closed since.
     */
    DAYS_SILENT("daysSilent", (silence, numbers) -> new Fact.Known(Value.of(silence.days()), tasks(silence.silent())));

    private static final FactPattern.Index<Silence> INDEX =
            new FactPattern.Index<>(Arrays.stream(values()).map(fact -> fact.pattern));

    private final String written;

    @SuppressWarnings("ImmutableEnumChecker") // A pattern and a function without state.
    private final FactPattern<Silence> pattern;

    SilenceFact(String name, BiFunction<Silence, List<Integer>, Fact> answer) {
        this.written = name;
        this.pattern = new FactPattern<>(name, answer);
    }

    /** How templates write them, with a {@code #} for each number. */
    static Stream<String> names() {
        return Arrays.stream(values()).map(fact -> fact.written);
    }

    /** The fact of this name, if there is one. */
    static Optional<Function<Silence, Fact>> named(String name) {
        return INDEX.named(name);
    }

    /**
     * Whether the latest check-in of this action that has closed is unanswered, and rests on its Task then; not yet known
     * while none has closed. An answer that came late counts from its arrival on, even where it is about a later day.
     */
    static Fact missed(Silence silence, String action) {
        return silence.latestOf(action)
                .map(checkIn -> silence.isUnanswered(checkIn)
                        ? new Fact.Known(Value.of(true), Set.of(checkIn.window().task()))
                        : Fact.known(Value.of(false)))
                .orElseGet(Fact.NotYet::new);
    }

    private static Fact count(List<CheckInWindow> missed) {
        return new Fact.Known(Value.of(missed.size()), tasks(missed));
    }

    private static Fact days(List<CheckInWindow> missed) {
        var days = missed.stream().map(CheckInWindow::day).distinct().count();
        return new Fact.Known(Value.of(days), tasks(missed));
    }

    private static Fact lastDay(List<CheckInWindow> silent) {
        if (silent.isEmpty()) {
            return new Fact.NotYet();
        }
        var last = silent.get(silent.size() - 1);
        return new Fact.Known(Value.of(last.day()), Set.of(last.task()));
    }

    private static Set<Evidence> tasks(List<CheckInWindow> windows) {
        return windows.stream().map(CheckInWindow::task).collect(Collectors.toUnmodifiableSet());
    }
}
