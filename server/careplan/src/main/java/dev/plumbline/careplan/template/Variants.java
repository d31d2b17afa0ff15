package dev.plumbline.careplan.template;

import dev.plumbline.careplan.fhirpath.CircumstanceExpression;
import dev.plumbline.careplan.fhirpath.Circumstances;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variants of a template, and which of its parts apply to which.
 *
 * @param all in the template's order
 * @param actions the conditions of those actions that do not apply to every plan, by the action's id
 * @param goals the same of goals
 */
public record Variants(
        List<Variant> all,
        Map<String, List<CircumstanceExpression>> actions,
        Map<String, List<CircumstanceExpression>> goals) {

    public Variants {
        all = List.copyOf(all);
        actions = Map.copyOf(actions);
        goals = Map.copyOf(goals);
    }

    /** The axes on which a plan has one variant each. */
    public List<String> axes() {
        return all.stream().map(Variant::axis).distinct().toList();
    }

    public List<Variant> of(String axis) {
        return all.stream().filter(variant -> variant.axis().equals(axis)).toList();
    }

    public Optional<Variant> named(String code) {
        return all.stream().filter(variant -> variant.code().equals(code)).findFirst();
    }

    /** Whether the action is part of a plan under these circumstances. */
    public boolean applyAction(String id, Circumstances circumstances) {
        return apply(actions.get(id), circumstances);
    }

    /** Whether the goal is part of a plan under these circumstances. */
    public boolean applyGoal(String id, Circumstances circumstances) {
        return apply(goals.get(id), circumstances);
    }

    /** What cannot be decided, because a variant or the age is unknown, is left in. */
    private static boolean apply(@Nullable List<CircumstanceExpression> conditions, Circumstances circumstances) {
        return conditions == null
                || conditions.stream()
                        .allMatch(condition -> condition.holds(circumstances).orElse(true));
    }
}
