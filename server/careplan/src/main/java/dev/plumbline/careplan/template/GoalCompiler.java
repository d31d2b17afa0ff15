package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.fhirpath.Expressions;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.path.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;

/** Compiles a goal and the path of formulas that leads to it. */
final class GoalCompiler {

    private final Content content;
    private final Mistakes mistakes;
    private final Expressions expressions;

    GoalCompiler(Content content, Mistakes mistakes, Expressions expressions) {
        this.content = content;
        this.mistakes = mistakes;
        this.expressions = expressions;
    }

    Optional<GoalTemplate> compile(PlanDefinitionGoalComponent goal) {
        var location = at(goal);
        if (goal.getTarget().isEmpty() || !goal.getTargetFirstRep().getMeasure().hasCoding()) {
            mistakes.add(location, "There is no target with a coded measure; expected at least one.");
            return Optional.empty();
        }
        var direction = new GoalDirection(mistakes).of(goal, location);
        var measure = measure(goal, direction, location);
        var waypoints = GoalDirection.hasPath(goal) ? waypoints(goal, location) : List.<Waypoint>of();
        checkOrder(waypoints, location);
        return Optional.of(new GoalTemplate(goal.getId(), measure, waypoints, goal));
    }

    private List<Waypoint> waypoints(PlanDefinitionGoalComponent goal, String location) {
        return IntStream.range(0, goal.getTarget().size())
                .mapToObj(index -> waypoint(goal.getTarget().get(index), "%s.target[%d]".formatted(location, index)))
                .flatMap(Optional::stream)
                .toList();
    }

    static String at(PlanDefinitionGoalComponent goal) {
        return "PlanDefinition.goal.where(id='%s')".formatted(goal.getId());
    }

    static void checkCodes(CodeableConcept measure, Content content, String location, Mistakes mistakes) {
        measure.getCoding().stream()
                .filter(coding -> !coding.hasSystem())
                .forEach(coding -> mistakes.add(
                        location + ".target.measure",
                        "Code `%s` has no system; expected one, for no item has it.",
                        coding.getCode()));
        measure.getCoding().stream()
                .filter(content::lacks)
                .forEach(coding -> mistakes.add(
                        location + ".target.measure",
                        "Code `%s` is not in `%s`.",
                        coding.getCode(),
                        coding.getSystem()));
    }

    static Optional<Integer> dueDay(PlanDefinitionGoalTargetComponent target, String location, Mistakes mistakes) {
        return mistakes.expect(
                Durations.wholeDays(target.getDue()),
                location + ".due",
                "There is no due day; expected days or weeks.");
    }

    private Measure measure(PlanDefinitionGoalComponent goal, Direction direction, String location) {
        var concept = goal.getTargetFirstRep().getMeasure();
        checkCodes(concept, content, location, mistakes);
        var window = Optional.ofNullable(goal.getExtensionByUrl(Canonicals.BASELINE_WINDOW))
                .flatMap(extension -> Durations.wholeDays(extension.getValue()));
        mistakes.expect(window, location, "There is no baseline-window in days; expected one.");
        boolean observed = Optional.ofNullable(goal.getExtensionByUrl(Canonicals.OBSERVED_READINGS))
                .map(Extension::getValue)
                .filter(value -> "true".equals(value.primitiveValue()))
                .isPresent();
        return new Measure(concept.getCodingFirstRep().getCode(), concept, direction, window.orElse(0), observed);
    }

    private Optional<Waypoint> waypoint(PlanDefinitionGoalTargetComponent target, String location) {
        var day = dueDay(target, location, mistakes);
        var expected = expression(target, Canonicals.EXPECTED_VALUE)
                .flatMap(source -> expressions.overBaseline(source, location + ".extension"));
        var limit = GoalDirection.bound(target)
                .flatMap(bound -> formula(bound, location + ".detail"))
                .flatMap(source -> expressions.overBaseline(source, location + ".detail"));
        if (!target.hasDetail() && expected.isEmpty()) {
            mistakes.add(location, "There is neither an expected value nor a limit; expected at least one.");
        }
        return day.map(known -> new Waypoint(known, expected.orElse(null), limit.orElse(null)));
    }

    private Optional<Expression> formula(Quantity bound, String location) {
        return mistakes.expect(
                expression(bound, Canonicals.CQF_EXPRESSION).filter(found -> !bound.hasValue()),
                location,
                "The limit has no formula alone; expected a cqf-expression, for a constant too, and no value.");
    }

    /** The expression in the element's extension of this URL. */
    static Optional<Expression> expression(Element element, String url) {
        return Optional.ofNullable(element.getExtensionByUrl(url))
                .map(Extension::getValue)
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast);
    }

    private void checkOrder(List<Waypoint> waypoints, String location) {
        for (int i = 1; i < waypoints.size(); i++) {
            int before = waypoints.get(i - 1).day();
            int day = waypoints.get(i).day();
            if (day <= before) {
                mistakes.add(location + ".target", "Day %d follows day %d; expected ascending days.", day, before);
            }
        }
    }
}
