package dev.plumbline.plugin.operation;

import dev.plumbline.careplan.plan.Guidance;
import dev.plumbline.careplan.plan.Guidance.Item;
import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.store.References;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** What a plan tells its patient, as Parameters that a portal can show without a thought. */
final class GuidanceView {

    private static final int DATE_CHARACTERS = 10;

    private final CarePlan plan;
    private final RecoveryCalendar calendar;
    private final Parameters view = new Parameters();

    private GuidanceView(CarePlan plan) {
        this.plan = plan;
        this.calendar = PlanCalendar.of(plan);
    }

    /** What holds on this local date. */
    static Parameters on(CarePlan plan, LocalDate date) {
        return new GuidanceView(plan).view(date, new Guidance(plan).on(date), List.of());
    }

    /**
     * What holds at this moment.
     *
     * @param open the Tasks of the check-ins that are open
     */
    static Parameters at(CarePlan plan, Instant now, List<Task> open) {
        var today = now.atZone(PlanCalendar.of(plan).zone()).toLocalDate();
        return new GuidanceView(plan).view(today, new Guidance(plan).at(now), open);
    }

    private Parameters view(LocalDate date, List<Item> items, List<Task> open) {
        view.setLanguage(plan.getLanguage());
        view.addParameter("plan", new Reference(References.to(plan)));
        view.addParameter("subject", new Reference(plan.getSubject().getReference()));
        view.addParameter("status", new CodeType(plan.getStatus().toCode()));
        view.addParameter("on", new DateType(date.toString()));
        view.addParameter("day", new IntegerType(calendar.dayOf(date)));
        view.addParameter("zone", new StringType(calendar.zone().getId()));
        Stream.of(Guidance.Standing.values())
                .flatMap(standing -> items.stream().filter(item -> item.standing() == standing))
                .forEach(this::addItem);
        open.forEach(this::addCheckIn);
        return view;
    }

    private void addItem(Item item) {
        var detail = item.activity().getDetail();
        var part = view.addParameter().setName(item.standing().name().toLowerCase(Locale.ROOT));
        Optional.ofNullable(item.activity().getId()).ifPresent(id -> add(part, "action", new IdType(id)));
        title(detail).ifPresent(title -> add(part, "title", new StringType(title)));
        Optional.ofNullable(detail.getDescription()).ifPresent(text -> add(part, "text", new StringType(text)));
        add(part, "restriction", new BooleanType(item.isRestriction()));
        if (detail.getDoNotPerform()) {
            add(part, "doNotPerform", new BooleanType(true));
        }
        if (detail.hasStatus()) {
            add(part, "status", new CodeType(detail.getStatus().toCode()));
        }
        addDays(part, Guidance.period(detail));
        if (detail.hasScheduled() && !(detail.getScheduled() instanceof Period)) {
            add(part, "schedule", detail.getScheduled());
        }
    }

    private void addDays(ParametersParameterComponent part, Period period) {
        if (!period.isEmpty()) {
            add(part, "period", period);
        }
        day(period.getStartElement()).ifPresent(day -> add(part, "firstDay", new IntegerType(day)));
        day(period.getEndElement()).ifPresent(day -> add(part, "lastDay", new IntegerType(day)));
    }

    /** The day of the plan; empty for what is no finer than a month. */
    private Optional<Integer> day(DateTimeType time) {
        var text = String.valueOf(time.getValueAsString());
        if (text.length() < DATE_CHARACTERS) {
            return Optional.empty();
        }
        return Optional.of(
                text.length() == DATE_CHARACTERS
                        ? calendar.dayOf(LocalDate.parse(text))
                        : calendar.dayOf(time.getValue().toInstant()));
    }

    private static Optional<String> title(CarePlanActivityDetailComponent detail) {
        var code = detail.getCode();
        return code.hasText()
                ? Optional.of(code.getText())
                : Optional.ofNullable(code.getCodingFirstRep().getDisplay());
    }

    private void addCheckIn(Task task) {
        var part = view.addParameter().setName("due");
        var window = task.getRestriction().getPeriod();
        add(part, "task", new Reference(References.to(task)));
        add(part, "questionnaire", task.getInputFirstRep().getValue());
        add(part, "title", new StringType(task.getDescription()));
        add(part, "opens", window.getStartElement());
        add(part, "closes", window.getEndElement());
    }

    private static void add(ParametersParameterComponent part, String name, Type value) {
        part.addPart().setName(name).setValue(value);
    }
}
