package dev.plumbline.careplan.plan;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** A date of FHIR that may lack its day or its month: which dates it allows. It holds a value and no time of day. */
public final class PartialDate {

    private PartialDate() {}

    /** The earliest date that a date, a month or a year allows. */
    public static LocalDate first(BaseDateTimeType date) {
        var text = date.getValueAsString();
        return switch (date.getPrecision()) {
            case YEAR -> Year.parse(text).atDay(1);
            case MONTH -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    /** The first date after those that it allows. */
    public static LocalDate after(BaseDateTimeType date) {
        return switch (date.getPrecision()) {
            case YEAR -> first(date).plusYears(1);
            case MONTH -> first(date).plusMonths(1);
            default -> first(date).plusDays(1);
        };
    }
}
