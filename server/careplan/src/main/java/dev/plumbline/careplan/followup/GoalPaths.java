package dev.plumbline.careplan.followup;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.ConditionGoal;
import dev.plumbline.careplan.template.GoalDefinition;
import dev.plumbline.careplan.template.GoalTemplate;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.path.Curve;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.plan.Baseline;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** Reads the path and the baseline that a patient's own Goals hold, as a clinician may have edited them. */
final class GoalPaths {

    private final String plan;
    private final RecoveryCalendar calendar;
    private final List<Goal> goals;

    GoalPaths(String plan, RecoveryCalendar calendar, List<Goal> goals) {
        this.plan = plan;
        this.calendar = calendar;
        this.goals = goals;
    }

    Optional<Goal> goal(GoalDefinition template) {
        var id = PlanIds.goal(plan, template.id());
        return goals.stream()
                .filter(goal -> goal.getIdElement().getIdPart().equals(id))
                .findFirst();
    }

    /** The day from which a goal without a path must be met; empty if the patient's own names no date. */
    Optional<Integer> dueDay(ConditionGoal template) {
        return goal(template).stream()
                .flatMap(GoalPaths::datedTargets)
                .map(this::day)
                .findFirst();
    }

    /** The path; empty if the goal has no dated number. */
    Optional<ExpectedPath> path(GoalTemplate template) {
        return goal(template)
                .map(goal -> new ExpectedPath(
                        template.measure().name(),
                        template.measure().direction(),
                        curve(goal, GoalPaths::expected),
                        curve(goal, GoalPaths::limit)))
                .filter(path -> !path.limit().waypoints().isEmpty());
    }

    /**
     * The baseline that the path came from.
     *
     * @param askedFrom when the plan was stored: a baseline of that moment was known from the beginning
     */
    Optional<Baseline> baseline(GoalTemplate template, Instant askedFrom) {
        return goal(template)
                .map(goal -> goal.getExtensionByUrl(Canonicals.GOAL_BASELINE))
                .map(extension -> baseline(extension, askedFrom));
    }

    private static Baseline baseline(Extension extension, Instant askedFrom) {
        var value = (Quantity) extension.getExtensionByUrl("value").getValue();
        var known = ((InstantType) extension.getExtensionByUrl("known").getValue())
                .getValue()
                .toInstant();
        return new Baseline(value.getValue(), known.isAfter(askedFrom) ? known : Instant.MIN);
    }

    private Curve curve(Goal goal, Function<GoalTargetComponent, Optional<BigDecimal>> value) {
        var waypoints = new TreeMap<Integer, BigDecimal>();
        datedTargets(goal)
                .forEach(target -> value.apply(target).ifPresent(number -> waypoints.put(day(target), number)));
        return new Curve(waypoints);
    }

    private static Stream<GoalTargetComponent> datedTargets(Goal goal) {
        return goal.getTarget().stream()
                .filter(GoalTargetComponent::hasDueDateType)
                .filter(target -> target.getDueDateType().getPrecision() == TemporalPrecisionEnum.DAY);
    }

    private int day(GoalTargetComponent target) {
        return calendar.dayOf(LocalDate.parse(target.getDueDateType().getValueAsString()));
    }

    private static Optional<BigDecimal> expected(GoalTargetComponent target) {
        return Optional.ofNullable(target.getExtensionByUrl(Canonicals.EXPECTED_VALUE))
                .map(Extension::getValue)
                .filter(Quantity.class::isInstance)
                .map(value -> ((Quantity) value).getValue());
    }

    /** A clinician may write the limit as a range with one end or as a plain number. */
    private static Optional<BigDecimal> limit(GoalTargetComponent target) {
        if (target.getDetail() instanceof Range range) {
            var bound = range.hasHigh() ? range.getHigh() : range.getLow();
            return Optional.ofNullable(bound.getValue());
        }
        return target.getDetail() instanceof Quantity quantity
                ? Optional.ofNullable(quantity.getValue())
                : Optional.empty();
    }
}
