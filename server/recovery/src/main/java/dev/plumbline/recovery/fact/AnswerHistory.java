package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a test on the answer to one item came out, day by day. Of several reports of a local day the test holds for the
 * day if it holds for any.
 *
 * @param days those on which the item was answered in a finished report, in order
 * @param today the day that is looked at
 */
record AnswerHistory(List<Day> days, int today) {

    AnswerHistory {
        days = List.copyOf(days);
    }

    /**
     * One day on which the item was answered.
     *
     * @param sources the reports for which the test holds; if there is none, all that answered the item
     */
    record Day(int day, boolean holds, Set<Evidence> sources) {

        Day {
            sources = Set.copyOf(sources);
        }

        Day and(Day other) {
            if (holds != other.holds) {
                return holds ? this : other;
            }
            var both = new HashSet<>(sources);
            both.addAll(other.sources);
            return new Day(day, holds, both);
        }
    }

    /** Reads the history out of these reports, those about days before the procedure among them. */
    static AnswerHistory of(AnswerTest test, Collection<Report> reports, RecoveryCalendar calendar, int today) {
        var byDay = new TreeMap<Integer, Day>();
        for (var report : reports) {
            int day = calendar.dayOf(report.at());
            if (report.complete()) {
                test.holds(report.answers().get(test.item()))
                        .map(holds -> new Day(day, holds, Set.of(report.source())))
                        .ifPresent(answered -> byDay.merge(day, answered, Day::and));
            }
        }
        return new AnswerHistory(List.copyOf(byDay.values()), today);
    }

    /** The same without the days before this one. */
    AnswerHistory since(int firstDay) {
        return new AnswerHistory(
                days.stream().filter(day -> day.day() >= firstDay).toList(), today);
    }

    /** The last day. */
    Optional<Day> latest() {
        return days.stream().reduce((earlier, later) -> later);
    }

    /** The last day on which the test held. */
    Optional<Day> lastHeld() {
        return days.stream().filter(Day::holds).reduce((earlier, later) -> later);
    }

    /** The latest days on which it came out like this, without one between them on which it did not; newest first. */
    List<Day> inARow(boolean holding) {
        var row = new ArrayList<Day>();
        for (int i = days.size() - 1; i >= 0 && days.get(i).holds() == holding; i--) {
            row.add(days.get(i));
        }
        return row;
    }

    /** Those of this many latest days on which it held. */
    List<Day> heldOfLast(int count) {
        return days.subList(Math.max(0, days.size() - count), days.size()).stream()
                .filter(Day::holds)
                .toList();
    }
}
