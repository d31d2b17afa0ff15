package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.content.Wording;
import dev.plumbline.careplan.fhirpath.Circumstances;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.GoalTemplate;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;

/**
 * Starts a plan: the use case behind {@code $start-plan}. One plan for each procedure and template: asked again, it
 * answers with the plan that is there, and gives it a baseline if it had none and one is known by now.
 */
public final class PlanStarter {

    private final FhirStore store;
    private final Clock clock;

    public PlanStarter(FhirStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The stored plan. To be called inside a transaction that holds the patient's lock.
     *
     * @throws Refused if the procedure is not there, not of this patient, not completed, or has no date
     */
    public CarePlan start(Template template, PlanRequest request) {
        return start(template, request, procedure(request));
    }

    /**
     * The stored plan by the template that the procedure's codes mean. To be called as the other one.
     *
     * @throws Refused also if they mean none of these, or more than one
     */
    public CarePlan start(Templates templates, PlanRequest request) {
        var procedure = procedure(request);
        var running = templates.all().stream()
                .filter(template ->
                        store.read(CarePlan.class, idOf(template, request)).isPresent())
                .toList();
        var template =
                running.size() == 1 ? running.get(0) : new TemplatePick(templates.all(), request, procedure).pick();
        return start(template, request, procedure);
    }

    private Procedure procedure(PlanRequest request) {
        return store.read(Procedure.class, idOf(request.procedure()))
                .orElseThrow(() ->
                        new Refused(ProcedureCheck.PROCEDURE, "`%s` does not exist.".formatted(request.procedure())));
    }

    private CarePlan start(Template template, PlanRequest request, Procedure procedure) {
        var known = store.read(CarePlan.class, idOf(template, request));
        var zone = known.flatMap(PlanCalendar::zoneOf).orElse(request.zone());
        var time = new ProcedureCheck(request, clock.instant()).timeOf(procedure, zone);
        var baselines = new Baselines(store, template).of(request, time.end());
        return known.map(plan -> complete(plan, template, request, time, baselines))
                .orElseGet(() -> create(template, request, procedure, time, baselines));
    }

    private CarePlan create(
            Template template, PlanRequest request, Procedure procedure, ProcedureTime time, List<Baseline> baselines) {
        var id = idOf(template, request);
        var circumstances = circumstances(template, request, procedure, time);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var stored = baselines.stream()
                .map(baseline -> withSource(id, template, request, time, baseline))
                .toList();
        var wording = wording(template, request);
        var writer =
                new GoalWriter(template, id, request.subject(), time.calendar(), circumstances.variants(), wording);
        var goals = Stream.concat(
                        template.goalsFor(circumstances).stream().map(goal -> goal(writer, goal, stored, now)),
                        template.conditionGoalsFor(circumstances).stream().map(writer::dated))
                .toList();
        goals.forEach(store::save);
        var plan = new CarePlanWriter(template, request, time, circumstances, wording)
                .write(id, procedure, goals, sources(stored), now);
        plan.setIdElement(store.save(plan));
        return plan;
    }

    private Circumstances circumstances(
            Template template, PlanRequest request, Procedure procedure, ProcedureTime time) {
        var dayZero = time.calendar().dayZero();
        var age = store.read(Patient.class, idOf(request.subject())).flatMap(patient -> Age.on(dayZero, patient));
        var variants = new VariantPick(store, request, procedure).of(template.variants());
        return new Circumstances(variants, age.orElse(null));
    }

    /** What a plan follows is decided once: a caller who expects something else must know. */
    private static void checkSame(Collection<String> variants, PlanRequest request) {
        var others = request.variants().stream()
                .filter(code -> !variants.contains(code))
                .toList();
        if (!others.isEmpty()) {
            throw new Refused(
                    VariantPick.VARIANT,
                    "The plan of `%s` follows the variants %s; expected no other than these, found %s."
                            .formatted(
                                    request.procedure(),
                                    variants.stream().sorted().toList(),
                                    others));
        }
    }

    private Wording wording(Template template, PlanRequest request) {
        return PreferredLanguage.of(store, request.subject())
                .among(template.languages())
                .map(Wording::new)
                .orElse(Wording.ORIGINAL);
    }

    private static Goal goal(GoalWriter writer, GoalTemplate template, List<Baseline> baselines, Instant now) {
        var goal = writer.write(template);
        var baseline = baselineOf(template, baselines);
        baseline.ifPresent(known -> writer.setPath(goal, template, known, now));
        if (baseline.isEmpty() && template.isConstant()) {
            writer.setConstantPath(goal, template);
        }
        return goal;
    }

    /** A baseline that came after the plan. */
    private CarePlan complete(
            CarePlan plan, Template template, PlanRequest request, ProcedureTime time, List<Baseline> baselines) {
        var id = plan.getIdElement().getIdPart();
        var variants = PlanVariants.of(plan, template);
        checkSame(variants.values(), request);
        var writer = new GoalWriter(template, id, request.subject(), time.calendar(), variants, Wording.ORIGINAL);
        for (var goalTemplate : template.goals()) {
            var goal = store.read(Goal.class, PlanIds.goal(id, goalTemplate.id()));
            var baseline = baselineOf(goalTemplate, baselines);
            if (goal.isPresent() && baseline.isPresent() && lacksPath(goal.get())) {
                var stored = withSource(id, template, request, time, baseline.get());
                writer.setPath(goal.get(), goalTemplate, stored, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                store.save(goal.get());
                stored.sources().forEach(plan::addSupportingInfo);
                plan.setIdElement(store.save(plan));
            }
        }
        return plan;
    }

    /** A path that a clinician has written without a baseline is left alone. */
    private static boolean lacksPath(Goal goal) {
        return !goal.hasExtension(Canonicals.GOAL_BASELINE) && !goal.hasTarget();
    }

    private static Optional<Baseline> baselineOf(GoalTemplate goal, List<Baseline> baselines) {
        return baselines.stream()
                .filter(baseline -> baseline.measure().equals(goal.measure().name()))
                .findFirst();
    }

    private static List<Reference> sources(List<Baseline> baselines) {
        return baselines.stream()
                .flatMap(baseline -> baseline.sources().stream())
                .toList();
    }

    /** A baseline that stands nowhere in the record yet becomes an Observation. */
    private Baseline withSource(
            String plan, Template template, PlanRequest request, ProcedureTime time, Baseline baseline) {
        if (!baseline.sources().isEmpty()) {
            return baseline;
        }
        var observation = new BaselineObservation(template, request, time).write(plan, baseline);
        store.save(observation);
        return new Baseline(
                baseline.measure(), baseline.value(), List.of(new Reference("Observation/" + observation.getIdPart())));
    }

    private static String idOf(Template template, PlanRequest request) {
        return PlanIds.plan(template.definition().getUrl(), request.procedure());
    }

    private static String idOf(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }
}
