package dev.plumbline.careplan.plan;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Type;

/** Reads the calendar that a stored plan carries. */
public final class PlanCalendar {

    static final String TIMEZONE = "http://hl7.org/fhir/StructureDefinition/timezone";

    private PlanCalendar() {}

    /** Day 0 is the start of the plan's period, in the plan's zone. */
    public static RecoveryCalendar of(CarePlan plan) {
        var start = plan.getPeriod().getStartElement().getValueAsString();
        return new RecoveryCalendar(
                LocalDate.parse(start.substring(0, 10)), zoneOf(plan).orElseThrow());
    }

    /** When the procedure was over; the start of day 0 where the plan knows its date only. */
    public static Instant procedureEnd(CarePlan plan) {
        var start = plan.getPeriod().getStartElement();
        return start.getPrecision() != TemporalPrecisionEnum.DAY
                ? start.getValue().toInstant()
                : of(plan).startOf(0);
    }

    /** The last date on which the plan holds. */
    public static LocalDate lastDate(CarePlan plan) {
        return LocalDate.parse(
                plan.getPeriod().getEndElement().getValueAsString().substring(0, 10));
    }

    /** The moment when it was stored that the plan was stopped; empty if that is not known, or it was not. */
    public static Optional<Instant> stopped(CarePlan plan) {
        return Optional.ofNullable(plan.getExtensionByUrl(Canonicals.PLAN_STOPPED))
                .map(extension ->
                        ((InstantType) extension.getValue()).getValue().toInstant());
    }

    static Optional<ZoneId> zoneOf(CarePlan plan) {
        return Optional.ofNullable(plan.getExtensionByUrl(TIMEZONE))
                .map(Extension::getValue)
                .map(Type::primitiveValue)
                .map(ZoneId::of);
    }
}
