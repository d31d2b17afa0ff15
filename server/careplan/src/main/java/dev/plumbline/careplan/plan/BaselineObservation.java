package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.template.Template;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Writes a baseline that a caller only named as an Observation at the time of the procedure. */
final class BaselineObservation {

    private final Template template;
    private final PlanRequest request;
    private final ProcedureTime time;

    BaselineObservation(Template template, PlanRequest request, ProcedureTime time) {
        this.template = template;
        this.request = request;
        this.time = time;
    }

    /** The Observation; whoever stands behind the plan stands behind it too, else the patient. */
    Observation write(String plan, Baseline baseline) {
        var measure = template.measure(baseline.measure()).orElseThrow();
        var observation = new Observation();
        observation.setId(PlanIds.baseline(plan, measure.name()));
        observation.addIdentifier(PlanIds.identifier(observation.getIdPart()));
        observation.setStatus(ObservationStatus.FINAL);
        template.itemFor(measure)
                .flatMap(FormItem::extracted)
                .ifPresent(extraction -> extraction.categories().forEach(observation::addCategory));
        observation.setCode(measure.concept());
        observation.setSubject(new Reference(request.subject()));
        observation.setEffective(procedureEnd());
        observation.addPerformer(request.people().contributors().stream()
                .findFirst()
                .map(Reference::copy)
                .orElseGet(() -> new Reference(request.subject())));
        observation.setValue(quantity(baseline, template.itemFor(measure).flatMap(FormItem::measuredIn)));
        return observation;
    }

    private DateTimeType procedureEnd() {
        return DateTimes.seconds(time.end(), time.calendar().zone());
    }

    private static Quantity quantity(Baseline baseline, Optional<Coding> unit) {
        var quantity = new Quantity().setValue(baseline.value());
        unit.ifPresent(known -> quantity.setUnit(known.getDisplay())
                .setSystem(known.getSystem())
                .setCode(known.getCode()));
        return quantity;
    }
}
