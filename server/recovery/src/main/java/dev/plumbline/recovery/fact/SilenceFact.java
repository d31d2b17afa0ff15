package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rule may ask of {@code %checkIns}: the check-ins that closed while nothing was heard of the patient. */
public enum SilenceFact {
    /** How many check-ins in a row have closed without any report since; 0 when none has. */
    MISSED_IN_A_ROW("missedInARow") {
        @Override
        Fact of(List<CheckInWindow> silent) {
            return new Fact.Known(Value.of(silent.size()), tasks(silent));
        }
    },
    /** The day that the latest of them asked about; not yet known while none was missed. */
    LAST_MISSED_DAY("lastMissedDay") {
        @Override
        Fact of(List<CheckInWindow> silent) {
            if (silent.isEmpty()) {
                return new Fact.NotYet();
            }
            var last = silent.get(silent.size() - 1);
            return new Fact.Known(Value.of(last.day()), Set.of(last.task()));
        }
    };

    private final String property;

    SilenceFact(String property) {
        this.property = property;
    }

    abstract Fact of(List<CheckInWindow> silent);

    /** The fact of this name, if there is one. */
    public static Optional<SilenceFact> named(String property) {
        return Arrays.stream(values())
                .filter(fact -> fact.property.equals(property))
                .findFirst();
    }

    private static Set<Evidence> tasks(List<CheckInWindow> silent) {
        return silent.stream().map(CheckInWindow::task).collect(Collectors.toUnmodifiableSet());
    }
}
