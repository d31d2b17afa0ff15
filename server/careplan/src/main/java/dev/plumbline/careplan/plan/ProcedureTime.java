package dev.plumbline.careplan.plan;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;

/**
 * When the procedure was over.
 *
 * @param calendar of the recovery: day 0 is the local date
 * @param end the instant; the start of the day where the record gives a date only
 * @param dateOnly whether the record gives a date only
 */
record ProcedureTime(RecoveryCalendar calendar, Instant end, boolean dateOnly) {

    private static final Set<TemporalPrecisionEnum> COARSER_THAN_A_DAY =
            Set.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH);

    /** The end, else the start; empty if the Procedure has neither to the day. */
    static Optional<ProcedureTime> of(Procedure procedure, ZoneId zone) {
        return moment(procedure)
                .filter(time -> time.hasValue() && !COARSER_THAN_A_DAY.contains(time.getPrecision()))
                .map(time -> time.getPrecision() == TemporalPrecisionEnum.DAY ? onDate(time, zone) : at(time, zone));
    }

    private static Optional<BaseDateTimeType> moment(Procedure procedure) {
        if (procedure.getPerformed() instanceof Period period) {
            return Optional.of(period.hasEnd() ? period.getEndElement() : period.getStartElement());
        }
        return procedure.getPerformed() instanceof DateTimeType time ? Optional.of(time) : Optional.empty();
    }

    private static ProcedureTime onDate(BaseDateTimeType date, ZoneId zone) {
        var calendar = new RecoveryCalendar(LocalDate.parse(date.getValueAsString()), zone);
        return new ProcedureTime(calendar, calendar.startOf(0), true);
    }

    private static ProcedureTime at(BaseDateTimeType time, ZoneId zone) {
        var end = time.getValue().toInstant();
        return new ProcedureTime(RecoveryCalendar.startingAt(end, zone), end, false);
    }

    /** The end in the patient's zone, no finer than it is known. */
    DateTimeType start() {
        return dateOnly ? new DateTimeType(calendar.dayZero().toString()) : DateTimes.seconds(end, calendar.zone());
    }
}
