package dev.plumbline.plugin.followup;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** When something began or ended that the record dates no more finely than it likes: to the second, the day, the year. */
final class CalendarMoment {

    private static final Set<TemporalPrecisionEnum> DATES =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    private CalendarMoment() {}

    /** The earliest date that a date, a month or a year allows. */
    static LocalDate firstDate(BaseDateTimeType date) {
        var text = date.getValueAsString();
        return switch (date.getPrecision()) {
            case YEAR -> Year.parse(text).atDay(1);
            case MONTH -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    /** The moment itself; of a date, a month or a year its first, where the patient lives. */
    static Instant begin(BaseDateTimeType time, ZoneId zone) {
        return isDate(time)
                ? firstDate(time).atStartOfDay(zone).toInstant()
                : time.getValue().toInstant();
    }

    /** The moment itself; of a date, a month or a year the first one after it, where the patient lives. */
    static Instant end(BaseDateTimeType time, ZoneId zone) {
        return isDate(time)
                ? dateAfter(time).atStartOfDay(zone).toInstant()
                : time.getValue().toInstant();
    }

    private static LocalDate dateAfter(BaseDateTimeType date) {
        return switch (date.getPrecision()) {
            case YEAR -> firstDate(date).plusYears(1);
            case MONTH -> firstDate(date).plusMonths(1);
            default -> firstDate(date).plusDays(1);
        };
    }

    private static boolean isDate(BaseDateTimeType time) {
        return DATES.contains(time.getPrecision());
    }
}
