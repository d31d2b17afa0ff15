package dev.plumbline.plugin.operation;

import dev.plumbline.careplan.followup.Judged;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.store.References;
import dev.plumbline.recovery.checkin.CheckIn;
import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Reading;
import java.time.Instant;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Type;

/** All that a chart of one recovery needs, as Parameters. */
final class RecoveryView {

    private final Judged judged;
    private final Plan plan;
    private final Parameters view = new Parameters();

    private RecoveryView(Judged judged, Plan plan) {
        this.judged = judged;
        this.plan = plan;
    }

    static Parameters of(Judged judged, Instant now) {
        return new RecoveryView(judged, judged.record().plan().orElseThrow()).view(now);
    }

    private Parameters view(Instant now) {
        view.addParameter("plan", new Reference(plan.source().reference()));
        view.addParameter("subject", new Reference(judged.record().subject().reference()));
        view.addParameter("day", new IntegerType(plan.calendar().dayOf(now)));
        view.addParameter("dayZero", new DateType(plan.calendar().dayZero().toString()));
        view.addParameter("zone", new StringType(plan.calendar().zone().getId()));
        plan.paths().values().forEach(this::addPath);
        judged.assessment()
                .readings()
                .forEach((measure, readings) -> readings.forEach(one -> addReading(measure, one)));
        judged.flagsAfter().forEach(this::addConcern);
        judged.tasksAfter().forEach(this::addRemarks);
        judged.assessment().checkIns().scheduled().stream()
                .filter(checkIn -> checkIn.state() == State.OPEN || checkIn.state() == State.MISSED)
                .forEach(checkIn -> addCheckIn(checkIn.state() == State.OPEN ? "due" : "missed", checkIn));
        judged.assessment().checkIns().next().forEach(checkIn -> addCheckIn("next", checkIn));
        return view;
    }

    private void addPath(ExpectedPath path) {
        var part = view.addParameter().setName("path");
        add(part, "measure", new CodeType(path.measure()));
        plan.baseline(path.measure()).ifPresent(known -> add(part, "baseline", new DecimalType(known.value())));
        var days = new TreeSet<>(path.expected().waypoints().keySet());
        days.addAll(path.limit().waypoints().keySet());
        days.forEach(day -> addWaypoint(part.addPart().setName("waypoint"), path, day));
    }

    private void addWaypoint(ParametersParameterComponent waypoint, ExpectedPath path, int day) {
        add(waypoint, "day", new IntegerType(day));
        add(waypoint, "date", new DateType(plan.calendar().dateOf(day).toString()));
        addBounds(waypoint, path, day);
    }

    private static void addBounds(ParametersParameterComponent part, ExpectedPath path, int day) {
        path.expected().on(day).ifPresent(value -> add(part, "expected", new DecimalType(value)));
        path.limit().on(day).ifPresent(value -> add(part, "limit", new DecimalType(value)));
    }

    private void addReading(String measure, Reading reading) {
        var part = view.addParameter().setName("reading");
        add(part, "measure", new CodeType(measure));
        add(part, "day", new IntegerType(reading.day()));
        add(part, "at", at(reading.at()));
        add(part, "value", new DecimalType(reading.value()));
        plan.path(measure).ifPresent(path -> addBounds(part, path, reading.day()));
        add(part, "source", new Reference(reading.source().reference()));
    }

    private void addConcern(Flag flag) {
        var part = view.addParameter().setName("concern");
        add(part, "flag", new Reference(References.to(flag)));
        add(part, "status", new CodeType(flag.getStatus().toCode()));
        add(part, "code", flag.getCode());
        add(part, "period", flag.getPeriod());
        flag.getExtension().stream()
                .filter(extension -> extension.getUrl().endsWith("/flag-priority"))
                .forEach(extension -> add(part, "priority", extension.getValue()));
        add(part, "text", new StringType(flag.getCode().getText()));
    }

    /** What must be said about the response that a Task has as its output. */
    private void addRemarks(Task task) {
        task.getExtensionsByUrl(Canonicals.REMARK).forEach(remark -> {
            var part = view.addParameter().setName("remark");
            add(part, "response", task.getOutputFirstRep().getValue());
            add(part, "code", remark.getValue());
        });
    }

    private void addCheckIn(String name, CheckIn checkIn) {
        var part = view.addParameter().setName(name);
        var window = checkIn.window();
        add(part, "task", new Reference(window.task().reference()));
        add(part, "questionnaire", askedBy(window));
        add(part, "day", new IntegerType(window.day()));
        add(part, "opens", at(window.opens()));
        add(part, "due", at(window.due()));
        add(part, "closes", at(window.closes()));
    }

    /** The form in the language in which the check-in's Task asks for it. */
    private CanonicalType askedBy(CheckInWindow window) {
        return judged.tasksAfter().stream()
                .filter(task -> window.task().reference().equals(References.to(task)))
                .flatMap(task -> task.getInput().stream())
                .map(ParameterComponent::getValue)
                .filter(CanonicalType.class::isInstance)
                .map(CanonicalType.class::cast)
                .findFirst()
                .orElseGet(() -> new CanonicalType(window.form()));
    }

    private static void add(ParametersParameterComponent part, String name, Type value) {
        part.addPart().setName(name).setValue(value);
    }

    private DateTimeType at(Instant instant) {
        return DateTimes.seconds(instant, plan.calendar().zone());
    }
}
