package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.content.Wording;
import dev.plumbline.careplan.fhirpath.Circumstances;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityKind;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Timing;

/** Writes those actions of a template that apply as the dated activities of one patient's plan. */
final class Activities {

    private final Template template;
    private final ProcedureTime procedure;
    private final Circumstances circumstances;
    private final Wording wording;

    Activities(Template template, ProcedureTime procedure, Circumstances circumstances, Wording wording) {
        this.template = template;
        this.procedure = procedure;
        this.circumstances = circumstances;
        this.wording = wording;
    }

    List<CarePlanActivityComponent> all() {
        return template.definition().getAction().stream()
                .filter(action -> template.variants().applyAction(action.getId(), circumstances))
                .flatMap(action -> activity(action).stream())
                .toList();
    }

    private Optional<CarePlanActivityComponent> activity(PlanDefinitionActionComponent action) {
        var checkIns = template.series().stream()
                .filter(series -> series.action().equals(action.getId()))
                .findFirst();
        if (checkIns.isPresent()) {
            return checkIns.map(series -> component(action, checkIns(action, series)));
        }
        return action.getDefinition() == null
                ? period(action).map(period -> component(action, guidance(action, period)))
                : Optional.of(component(action, atAnyTime(action)));
    }

    private static CarePlanActivityComponent component(
            PlanDefinitionActionComponent action, CarePlanActivityDetailComponent detail) {
        var component = new CarePlanActivityComponent().setDetail(detail);
        ActivityMarks.set(component, action);
        return component;
    }

    private CarePlanActivityDetailComponent checkIns(PlanDefinitionActionComponent action, CheckInSeries series) {
        var timing = new Timing();
        var none = Evidence.of("");
        series.days(procedure.calendar()).stream()
                .map(day -> series.window(day, procedure.calendar(), none).opens())
                .map(this::dateTime)
                .forEach(timing.getEvent()::add);
        return atAnyTime(action).setScheduled(timing);
    }

    /** A form that nobody waits for. */
    private CarePlanActivityDetailComponent atAnyTime(PlanDefinitionActionComponent action) {
        var detail = detail(action);
        if (action.getDefinition() instanceof PrimitiveType<?> canonical) {
            detail.addInstantiatesCanonical(canonical.getValueAsString());
        }
        return detail;
    }

    private CarePlanActivityDetailComponent guidance(PlanDefinitionActionComponent action, Period period) {
        return detail(action).setScheduled(period);
    }

    private CarePlanActivityDetailComponent detail(PlanDefinitionActionComponent action) {
        var code = new CodeableConcept().setText(wording.of(action.getTitleElement()));
        action.getCode().forEach(own -> own.getCoding().forEach(code::addCoding));
        var words = Stream.of(action.getTextEquivalentElement(), action.getDescriptionElement())
                .map(wording::of)
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
        return new CarePlanActivityDetailComponent()
                .setKind(CarePlanActivityKind.TASK)
                .setCode(code)
                .setStatus(CarePlanActivityStatus.SCHEDULED)
                .setDescription(words.orElse(code.getText()));
    }

    /** Days are written as dates, both included; hours as instants that count from the end of the procedure. */
    private Optional<Period> period(PlanDefinitionActionComponent action) {
        if (!(action.getTiming() instanceof Timing timing)) {
            return Optional.empty();
        }
        var offset = action.getRelatedActionFirstRep().getOffset();
        var bounds = timing.getRepeat().getBounds();
        var firstDay = Durations.wholeDays(offset);
        var days = Durations.wholeDays(bounds);
        if (firstDay.isPresent() && days.isPresent()) {
            return Optional.of(days(firstDay.get(), firstDay.get() + days.get() - 1));
        }
        return Durations.elapsed(offset)
                .flatMap(from -> Durations.elapsed(bounds)
                        .map(length -> new Period()
                                .setStartElement(dateTime(procedure.end().plus(from)))
                                .setEndElement(
                                        dateTime(procedure.end().plus(from).plus(length)))));
    }

    private Period days(int first, int last) {
        return new Period().setStartElement(date(first)).setEndElement(date(last));
    }

    private DateTimeType date(int day) {
        return new DateTimeType(procedure.calendar().dateOf(day).toString());
    }

    private DateTimeType dateTime(Instant instant) {
        return DateTimes.seconds(instant, procedure.calendar().zone());
    }
}
