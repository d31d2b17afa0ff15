package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.path.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;

/**
 * Which way is worse: beyond the {@code high} or the {@code low} that all limits of a goal have, or, where it has none,
 * against its improvement notation (http://hl7.org/fhir/R4/valueset-measure-improvement-notation.html).
 */
final class GoalDirection {

    private static final Map<String, Direction> NOTATIONS =
            Map.of("increase", Direction.LOWER_IS_WORSE, "decrease", Direction.HIGHER_IS_WORSE);

    private final Mistakes mistakes;

    GoalDirection(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Whether any target says what is expected or what is a limit. */
    static boolean hasPath(PlanDefinitionGoalComponent goal) {
        return goal.getTarget().stream()
                .anyMatch(target -> target.hasDetail() || target.hasExtension(Canonicals.EXPECTED_VALUE));
    }

    /** The limit of a target. */
    static Optional<Quantity> bound(PlanDefinitionGoalTargetComponent target) {
        return target.getDetail() instanceof Range range
                ? Optional.of(range.hasLow() ? range.getLow() : range.getHigh())
                : Optional.empty();
    }

    Direction of(PlanDefinitionGoalComponent goal, String location) {
        checkDetails(goal, location);
        var found = goal.getTarget().stream()
                .flatMap(target -> direction(target).stream())
                .distinct()
                .toList();
        if (found.size() > 1) {
            mistakes.add(location + ".target", "Some limits are `low` and others `high`; expected one of both.");
        }
        var notation = notation(goal, location);
        if (found.isEmpty()) {
            return mistakes.expect(
                            notation,
                            location,
                            "No limit says whether more or less is worse; expected improvement-notation, `increase` or"
                                    + " `decrease`.")
                    .orElse(Direction.HIGHER_IS_WORSE);
        }
        if (notation.filter(said -> !found.contains(said)).isPresent()) {
            mistakes.add(
                    location, "The improvement-notation says the opposite of the limits; expected none, or the same.");
        }
        return found.get(0);
    }

    private Optional<Direction> notation(PlanDefinitionGoalComponent goal, String location) {
        var said = Optional.ofNullable(goal.getExtensionByUrl(Canonicals.IMPROVEMENT_NOTATION))
                .map(Extension::getValue)
                .map(Type::primitiveValue);
        return said.flatMap(code -> mistakes.expect(
                Optional.ofNullable(NOTATIONS.get(code)),
                location,
                "The improvement-notation is `%s`; expected `increase` or `decrease`.",
                code));
    }

    private void checkDetails(PlanDefinitionGoalComponent goal, String location) {
        List<PlanDefinitionGoalTargetComponent> targets = goal.getTarget();
        for (int index = 0; index < targets.size(); index++) {
            var detail = targets.get(index).getDetail();
            if (detail != null && !(detail instanceof Range range && range.hasLow() != range.hasHigh())) {
                mistakes.add(
                        "%s.target[%d].detail".formatted(location, index),
                        "It is no detailRange with either `low` or `high`; expected one of both.");
            }
        }
    }

    private static Optional<Direction> direction(PlanDefinitionGoalTargetComponent target) {
        if (!(target.getDetail() instanceof Range range) || range.hasLow() == range.hasHigh()) {
            return Optional.empty();
        }
        return Optional.of(range.hasLow() ? Direction.LOWER_IS_WORSE : Direction.HIGHER_IS_WORSE);
    }
}
