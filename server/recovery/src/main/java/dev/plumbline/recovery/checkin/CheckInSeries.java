package dev.plumbline.recovery.checkin;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.reading.Evidence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A run of check-ins that a template asks for: which form, on which days, and how long each stays open.
 *
 * @param action the id of the template's action
 * @param form the form's canonical with its version
 * @param alsoAnsweredBy the forms, without version, whose reports answer these check-ins too
 * @param firstDay the day on which the run starts
 * @param lengthInDays how many days it covers, the first included; at least 1
 * @param everyDays the step between two check-ins, counted from the first day; at least 1
 * @param weekdays asked on these days of the week only; empty = on every step
 * @param opensDaysBefore how many days before its day a check-in opens; from 0
 * @param opens the local time at which a check-in opens
 * @param due how long after opening it is due
 * @param closes how long after opening it closes unanswered; not shorter than {@code due}
 */
public record CheckInSeries(
        String action,
        String form,
        Set<String> alsoAnsweredBy,
        int firstDay,
        int lengthInDays,
        int everyDays,
        Set<DayOfWeek> weekdays,
        int opensDaysBefore,
        LocalTime opens,
        Duration due,
        Duration closes) {

    public CheckInSeries {
        requireNonNull(action);
        requireNonNull(form);
        requireNonNull(opens);
        alsoAnsweredBy = Set.copyOf(alsoAnsweredBy);
        weekdays = Set.copyOf(weekdays);
        if (lengthInDays < 1 || everyDays < 1) {
            throw new IllegalArgumentException("Series `%s` covers %d days in steps of %d; expected at least 1 of each."
                    .formatted(action, lengthInDays, everyDays));
        }
        if (opensDaysBefore < 0) {
            throw new IllegalArgumentException("Series `%s` opens %d days before its day; expected at least 0."
                    .formatted(action, opensDaysBefore));
        }
        if (closes.compareTo(due) < 0) {
            throw new IllegalArgumentException(
                    "Series `%s` closes after %s, before it is due after %s.".formatted(action, closes, due));
        }
    }

    /** The last day that it covers. */
    public int lastDay() {
        return firstDay + lengthInDays - 1;
    }

    /** The day on which its last check-in can no longer be answered. */
    public int closingDay() {
        var start = LocalDate.EPOCH;
        var closing =
                start.plusDays((long) lastDay() - opensDaysBefore).atTime(opens).plus(closes);
        return Math.toIntExact(ChronoUnit.DAYS.between(start, closing.toLocalDate()));
    }

    /** The days of this recovery on which a check-in is asked for, in order. */
    public List<Integer> days(RecoveryCalendar calendar) {
        return IntStream.range(firstDay, firstDay + lengthInDays)
                .filter(day -> (day - firstDay) % everyDays == 0)
                .filter(day -> weekdays.isEmpty()
                        || weekdays.contains(calendar.dateOf(day).getDayOfWeek()))
                .boxed()
                .toList();
    }

    /**
     * The check-in of one day. Its times are wall-clock times: it opens, is due and closes at the same local hour on
     * the days on which the clocks change.
     *
     * @param task the Task that asks for it
     */
    public CheckInWindow window(int day, RecoveryCalendar calendar, Evidence task) {
        var opening = calendar.dateOf(day - opensDaysBefore).atTime(opens);
        return new CheckInWindow(
                task,
                action,
                form,
                alsoAnsweredBy,
                day,
                calendar.instantOf(opening),
                calendar.instantOf(opening.plus(due)),
                calendar.instantOf(opening.plus(closes)));
    }
}
