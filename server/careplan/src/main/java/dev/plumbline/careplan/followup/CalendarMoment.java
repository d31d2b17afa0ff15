package dev.plumbline.careplan.followup;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.careplan.plan.PartialDate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** When something began or ended that the record dates no more finely than it likes: to the second, the day, the year. */
final class CalendarMoment {

    private static final Set<TemporalPrecisionEnum> DATES =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    private CalendarMoment() {}

    /** The moment itself; of a date, a month or a year its first, where the patient lives. */
    static Instant begin(BaseDateTimeType time, ZoneId zone) {
        return isDate(time)
                ? PartialDate.first(time).atStartOfDay(zone).toInstant()
                : time.getValue().toInstant();
    }

    /** The moment itself; of a date, a month or a year the first one after it, where the patient lives. */
    static Instant end(BaseDateTimeType time, ZoneId zone) {
        return isDate(time)
                ? PartialDate.after(time).atStartOfDay(zone).toInstant()
                : time.getValue().toInstant();
    }

    private static boolean isDate(BaseDateTimeType time) {
        return DATES.contains(time.getPrecision());
    }
}
