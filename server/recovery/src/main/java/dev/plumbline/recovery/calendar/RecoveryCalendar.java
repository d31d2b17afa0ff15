package dev.plumbline.recovery.calendar;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Counts the days of one recovery: calendar days in the patient's zone, the date of the procedure being day 0.
 *
 * <p>A day lasts from local midnight (inclusive) to the next local midnight (exclusive), so it has 23 or 25 hours when
 * the clocks change. Days before the procedure are negative.
 *
 * @param dayZero the local date of the procedure
 * @param zone the patient's zone
 */
public record RecoveryCalendar(LocalDate dayZero, ZoneId zone) {

    public RecoveryCalendar {
        requireNonNull(dayZero);
        requireNonNull(zone);
    }

    /** The calendar of a procedure that ended at this instant. */
    public static RecoveryCalendar startingAt(Instant procedure, ZoneId zone) {
        return new RecoveryCalendar(procedure.atZone(zone).toLocalDate(), zone);
    }

    /** The day in which this instant lies; negative before the procedure's date. */
    public int dayOf(Instant instant) {
        return dayOf(instant.atZone(zone).toLocalDate());
    }

    /** The day that this local date is. */
    public int dayOf(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(dayZero, date));
    }

    /** The local date of this day. */
    public LocalDate dateOf(int day) {
        return dayZero.plusDays(day);
    }

    /** The first instant of this day: local midnight, or the first moment after it where the clocks skip midnight. */
    public Instant startOf(int day) {
        return dateOf(day).atStartOfDay(zone).toInstant();
    }

    /** The instant that the clocks on the patient's wall show as this; the earlier one where they show it twice. */
    public Instant instantOf(LocalDateTime wallClock) {
        return wallClock.atZone(zone).toInstant();
    }
}
