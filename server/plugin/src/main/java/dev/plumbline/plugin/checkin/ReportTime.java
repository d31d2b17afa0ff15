package dev.plumbline.plugin.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** The moment that a response is about. */
public final class ReportTime {

    private ReportTime() {}

    /**
     * When it was authored. A date alone means the end of that day where the patient lives; no date, a month or a year,
     * or a moment that has not come yet, mean the arrival.
     */
    public static Instant of(QuestionnaireResponse response, Instant arrived, ZoneId zone) {
        if (!response.getAuthoredElement().hasValue()) {
            return arrived;
        }
        var authored = moment(response.getAuthoredElement(), arrived, zone);
        return authored.isAfter(arrived) ? arrived : authored;
    }

    private static Instant moment(DateTimeType authored, Instant arrived, ZoneId zone) {
        return switch (authored.getPrecision()) {
            case YEAR, MONTH -> arrived;
            case DAY ->
                LocalDate.parse(authored.getValueAsString())
                        .atTime(LocalTime.MAX)
                        .atZone(zone)
                        .toInstant();
            default -> authored.getValue().toInstant();
        };
    }
}
