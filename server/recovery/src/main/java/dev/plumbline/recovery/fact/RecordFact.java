package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import dev.plumbline.recovery.record.RecordEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a rule may ask of the patient's health record: {@code recorded.`vpa-bone-drug`}. An entry is seen from its
 * beginning on, so that one of today changes nothing that was said before.
 */
public enum RecordFact {
    /** Whether an entry of that kind holds. Rests on those that do. */
    RECORDED("recorded", (history, numbers) -> holds(history.holding())),
    /** Local days since the latest one began, be it over or not; not yet known while none has. Rests on that one. */
    DAYS_SINCE_RECORDED(
            "daysSinceRecorded",
            (history, numbers) -> history.latest()
                    .flatMap(latest ->
                            latest.beginning().map(begun -> known(Value.of(history.daysSince(begun)), List.of(latest))))
                    .orElseGet(Fact.NotYet::new)),
    /** How many began on these days of the plan, both included. Rests on those. */
    RECORDED_IN_DAYS(
            "recordedInDays#To#", (history, numbers) -> count(history.begunInDays(numbers.get(0), numbers.get(1))));

    private static final FactPattern.Index<RecordHistory> INDEX =
            new FactPattern.Index<>(Arrays.stream(values()).map(fact -> fact.pattern));

    @SuppressWarnings("ImmutableEnumChecker") // A pattern and a function without state.
    private final FactPattern<RecordHistory> pattern;

    RecordFact(String name, BiFunction<RecordHistory, List<Integer>, Fact> answer) {
        this.pattern = new FactPattern<>(name, answer);
    }

    /** The fact of this name, if there is one. */
    static Optional<Function<RecordHistory, Fact>> named(String name) {
        return INDEX.named(name);
    }

    private static Fact holds(List<RecordEntry> entries) {
        return known(Value.of(!entries.isEmpty()), entries);
    }

    private static Fact count(List<RecordEntry> entries) {
        return known(Value.of(entries.size()), entries);
    }

    private static Fact known(Value value, List<RecordEntry> entries) {
        Set<Evidence> sources = entries.stream().map(RecordEntry::source).collect(Collectors.toUnmodifiableSet());
        return new Fact.Known(value, sources);
    }
}
