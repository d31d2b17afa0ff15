package dev.plumbline.careplan.simulation;

import static java.util.stream.Collectors.toMap;

import dev.plumbline.careplan.fhirpath.Circumstances;
import dev.plumbline.careplan.schedule.Schedule;
import dev.plumbline.careplan.template.ConditionGoal;
import dev.plumbline.careplan.template.GoalTemplate;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Waypoint;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.path.Curve;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.plan.Baseline;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What {@code $start-plan} would store, without storing it: the plan of a patient who goes through it to the end.
 *
 * @param calendar its days
 * @param procedureEnd when the procedure was over
 * @param stored when the plan was: check-ins that had closed by then were never asked
 * @param baselines values before the procedure, in the unit of each measure, by the measure's name
 * @param variants the code of the chosen variant, by axis
 */
public record PlannedRecovery(
        RecoveryCalendar calendar,
        Instant procedureEnd,
        Instant stored,
        Map<String, BigDecimal> baselines,
        Map<String, String> variants) {

    private static final String ID = "plumbline-plan";

    public PlannedRecovery {
        baselines = Map.copyOf(baselines);
        variants = Map.copyOf(variants);
    }

    /** The plan by a template, as the engine sees it. */
    public Plan by(Template template) {
        return new Plan(
                Evidence.of("CarePlan/" + ID),
                calendar,
                procedureEnd,
                Instant.MAX,
                Schedule.windows(template.seriesFor(variants), ID, calendar, stored, List.of()),
                paths(template),
                baselines.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, known -> new Baseline(known.getValue(), Instant.MIN))),
                template.conditionGoalsFor(Circumstances.of(variants)).stream()
                        .collect(toMap(ConditionGoal::id, ConditionGoal::dueDay)),
                variants);
    }

    private Map<String, ExpectedPath> paths(Template template) {
        return template.goalsFor(Circumstances.of(variants)).stream()
                .flatMap(goal -> path(goal).stream())
                .collect(toMap(ExpectedPath::measure, path -> path, (first, second) -> first));
    }

    private Optional<ExpectedPath> path(GoalTemplate goal) {
        return known(goal)
                .map(value -> new ExpectedPath(
                        goal.measure().name(),
                        goal.measure().direction(),
                        curve(goal, waypoint -> waypoint.expected(value, variants)),
                        curve(goal, waypoint -> waypoint.limit(value, variants))))
                .filter(path -> !path.limit().waypoints().isEmpty());
    }

    /** A constant path holds without a baseline too, and takes any number for one. */
    private Optional<BigDecimal> known(GoalTemplate goal) {
        return Optional.ofNullable(baselines.get(goal.measure().name()))
                .or(() -> Optional.of(BigDecimal.ZERO).filter(any -> goal.isConstant()));
    }

    private static Curve curve(GoalTemplate goal, Function<Waypoint, Optional<BigDecimal>> value) {
        var waypoints = new TreeMap<Integer, BigDecimal>();
        goal.waypoints()
                .forEach(waypoint -> value.apply(waypoint).ifPresent(number -> waypoints.put(waypoint.day(), number)));
        return new Curve(waypoints);
    }
}
