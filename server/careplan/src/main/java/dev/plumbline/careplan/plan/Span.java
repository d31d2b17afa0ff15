package dev.plumbline.careplan.plan;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/**
 * A stretch of time.
 *
 * @param from the first instant that belongs to it
 * @param until the first instant that does not
 */
record Span(Instant from, Instant until) {

    private static final Set<TemporalPrecisionEnum> DATES =
            Set.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    /** No longer than FHIR tells two instants apart. */
    static Span moment(Instant at) {
        return new Span(at, at.plusMillis(1));
    }

    /** A local date from its first instant to its last, of 23 or 25 hours where the clocks change. */
    static Span date(LocalDate date, ZoneId zone) {
        return new Span(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /**
     * The span that a period says: a date, a month and a year belong to it as a whole, in the zone of the calendar.
     *
     * @param open what a missing start or end is replaced by
     */
    static Span of(Period period, RecoveryCalendar calendar, Span open) {
        return new Span(
                period.hasStart() ? from(period.getStartElement(), calendar.zone()) : open.from,
                period.hasEnd() ? until(period.getEndElement(), calendar.zone()) : open.until);
    }

    boolean isBefore(Span other) {
        return !until.isAfter(other.from);
    }

    private static Instant from(DateTimeType start, ZoneId zone) {
        return isInstant(start)
                ? start.getValue().toInstant()
                : PartialDate.first(start).atStartOfDay(zone).toInstant();
    }

    private static Instant until(DateTimeType end, ZoneId zone) {
        return isInstant(end)
                ? end.getValue().toInstant()
                : PartialDate.after(end).atStartOfDay(zone).toInstant();
    }

    private static boolean isInstant(DateTimeType time) {
        return !DATES.contains(time.getPrecision());
    }
}
