package dev.plumbline.careplan.store;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;

/** Instants as FHIR writes them. */
public final class DateTimes {

    private DateTimes() {}

    /** A {@code dateTime} to the second, in the local time of the zone: the precision of what people say. */
    public static DateTimeType seconds(Instant instant, ZoneId zone) {
        return dateTime(instant, zone, TemporalPrecisionEnum.SECOND);
    }

    /** A {@code dateTime} to the millisecond, in the local time of the zone: the precision of what a server records. */
    public static DateTimeType millis(Instant instant, ZoneId zone) {
        return dateTime(instant, zone, TemporalPrecisionEnum.MILLI);
    }

    /** An {@code instant}. */
    public static InstantType instant(Instant instant) {
        return new InstantType(Date.from(instant));
    }

    private static DateTimeType dateTime(Instant instant, ZoneId zone, TemporalPrecisionEnum precision) {
        return new DateTimeType(Date.from(instant), precision, TimeZone.getTimeZone(zone));
    }
}
