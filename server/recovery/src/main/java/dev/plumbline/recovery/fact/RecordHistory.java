package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.record.RecordEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one kind that had begun by one moment.
 *
 * @param entries in the order of beginning
 * @param at the moment
 */
record RecordHistory(List<RecordEntry> entries, RecoveryCalendar calendar, Instant at) {

    RecordHistory {
        entries = entries.stream().filter(entry -> entry.hasBegunBy(at)).toList();
    }

    /** Those that hold. */
    List<RecordEntry> holding() {
        return entries.stream().filter(entry -> entry.holdsAt(at)).toList();
    }

    /** The one that began last, of those whose beginning is known. */
    Optional<RecordEntry> latest() {
        return entries.stream().filter(entry -> entry.beginning().isPresent()).reduce((earlier, later) -> later);
    }

    /** Those that began on these days of the plan, both included. */
    List<RecordEntry> begunInDays(int first, int last) {
        return entries.stream()
                .filter(entry -> entry.beginning()
                        .map(calendar::dayOf)
                        .filter(day -> day >= first && day <= last)
                        .isPresent())
                .toList();
    }

    /** Local days from a moment to the one looked at. */
    int daysSince(Instant moment) {
        return calendar.dayOf(at) - calendar.dayOf(moment);
    }
}
