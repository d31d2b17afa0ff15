package dev.plumbline.careplan.plan;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Type;

/** Reads the calendar that a stored plan carries. */
public final class PlanCalendar {

    static final String TIMEZONE = "http://hl7.org/fhir/StructureDefinition/timezone";

    /** How many characters a whole date has. */
    private static final int DATE = 10;

    private PlanCalendar() {}

    /**
     * Day 0 is the start of the plan's period, in the plan's zone.
     *
     * @throws IllegalStateException if one of the two is missing or unreadable
     */
    public static RecoveryCalendar of(CarePlan plan) {
        return ifReadable(plan)
                .orElseThrow(() -> new IllegalStateException(
                        "`%s` has no start of its period or no time zone that can be read; expected both."
                                .formatted(plan.getId())));
    }

    /** The same; empty where the start of the plan's period or its time zone is missing or unreadable. */
    public static Optional<RecoveryCalendar> ifReadable(CarePlan plan) {
        try {
            return dayZero(plan).flatMap(day -> zoneOf(plan).map(zone -> new RecoveryCalendar(day, zone)));
        } catch (DateTimeException unknownZone) {
            return Optional.empty();
        }
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
                plan.getPeriod().getEndElement().getValueAsString().substring(0, DATE));
    }

    /** Whether the plan's first and last day and its time zone can be read: without them it cannot be judged. */
    public static boolean isReadable(CarePlan plan) {
        return ifReadable(plan).isPresent() && plan.getPeriod().hasEnd();
    }

    /** The end of its last day, or, where it was stopped before, the moment when that was stored. */
    public static Instant activeUntil(CarePlan plan) {
        var calendar = of(plan);
        var end = calendar.startOf(calendar.dayOf(lastDate(plan)) + 1);
        if (plan.getStatus() == CarePlanStatus.ACTIVE) {
            return end;
        }
        var stopped = stopped(plan).orElse(end);
        return stopped.isBefore(end) ? stopped : end;
    }

    /** The moment when it was stored that the plan was stopped; empty if that is not known, or it was not. */
    public static Optional<Instant> stopped(CarePlan plan) {
        return Optional.ofNullable(plan.getExtensionByUrl(Canonicals.PLAN_STOPPED))
                .map(extension ->
                        ((InstantType) extension.getValue()).getValue().toInstant());
    }

    private static Optional<LocalDate> dayZero(CarePlan plan) {
        return Optional.of(plan.getPeriod().getStartElement())
                .filter(start -> start.hasValue() && start.getValueAsString().length() >= DATE)
                .map(start -> LocalDate.parse(start.getValueAsString().substring(0, DATE)));
    }

    static Optional<ZoneId> zoneOf(CarePlan plan) {
        return Optional.ofNullable(plan.getExtensionByUrl(TIMEZONE))
                .map(Extension::getValue)
                .map(Type::primitiveValue)
                .map(ZoneId::of);
    }
}
