package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.plan.MeasuredValue;
import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Measure;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;

/**
 * What somebody else than the patient has measured since the procedure, a therapist for instance, as readings of those
 * measures for which the template wants it. What was derived from a response is in the response already. The
 * Observation itself is the evidence, and says who measured.
 */
final class ObservedReadings {

    private static final Set<ObservationStatus> VALID =
            Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final String NO_FORM = "";

    private final PlanFile plan;

    ObservedReadings(PlanFile plan) {
        this.plan = plan;
    }

    /** A report for each that is a reading; on a day without a time, at its local beginning. */
    List<Report> of(Collection<Observation> observations) {
        return observations.stream()
                .filter(observation -> VALID.contains(observation.getStatus()) && isFromElsewhere(observation))
                .flatMap(observation -> report(observation).stream())
                .toList();
    }

    private static boolean isFromElsewhere(Observation observation) {
        return !Ids.isOurs(observation.getIdElement().getIdPart())
                && observation.getDerivedFrom().stream()
                        .noneMatch(source -> "QuestionnaireResponse"
                                .equals(source.getReferenceElement().getResourceType()));
    }

    private Optional<Report> report(Observation observation) {
        return at(observation)
                .filter(at -> at.isAfter(PlanCalendar.procedureEnd(plan.plan())))
                .flatMap(at -> measure(observation)
                        .flatMap(measure -> new MeasuredValue(plan.template())
                                .of(observation.getValue(), measure)
                                .map(number -> report(observation, at, measure, number))));
    }

    private static Report report(Observation observation, Instant at, Measure measure, BigDecimal number) {
        var id = observation.getIdElement();
        var stored = observation.getMeta().getLastUpdated();
        var arrived = stored == null || stored.toInstant().isBefore(at) ? at : stored.toInstant();
        return new Report(
                new Evidence(References.to(observation), id.getVersionIdPart()),
                at,
                arrived,
                true,
                NO_FORM,
                Map.of(),
                Map.of(measure.name(), new Answer.Given(Value.of(number))));
    }

    private Optional<Measure> measure(Observation observation) {
        return plan.template().goals().stream()
                .map(goal -> goal.measure())
                .filter(Measure::observed)
                .filter(measure -> measure.isMeantBy(observation.getCode().getCoding()))
                .findFirst();
    }

    private Optional<Instant> at(Observation observation) {
        var effective = observation.getEffective() instanceof Period period
                ? period.getStartElement()
                : observation.getEffective();
        return Stream.of(Optional.ofNullable(effective))
                .flatMap(Optional::stream)
                .filter(BaseDateTimeType.class::isInstance)
                .map(BaseDateTimeType.class::cast)
                .filter(BaseDateTimeType::hasValue)
                .map(time -> CalendarMoment.begin(time, plan.calendar().zone()))
                .findFirst();
    }
}
