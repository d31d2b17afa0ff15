package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Mistakes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.PlanDefinition;

/** Finds numbers of a template that cannot be meant, in the light of those that its forms ask. */
final class NumberMistakes {

    private final AskedNumbers numbers;
    private final Mistakes mistakes;

    NumberMistakes(AskedNumbers numbers, Mistakes mistakes) {
        this.numbers = numbers;
        this.mistakes = mistakes;
    }

    /**
     * Looks at the path of each goal: its units, its sides, its gaps.
     *
     * @param variants codes by axis
     */
    void findInPaths(Map<String, Set<String>> variants) {
        var units = new UnitMistakes(numbers, mistakes);
        var paths = new PathMistakes(choices(variants), mistakes);
        numbers.goals().forEach(units::find);
        numbers.goals().forEach(goal -> paths.find(goal, numbers.of(goal.measure())));
    }

    /** Looks at each rule: what it compares, and what it tells. */
    void findInRules(PlanDefinition plan, PlanDefinition rules) {
        var measures = numbers.goals().stream().map(GoalTemplate::measure).toList();
        var unread = new RuleMistakes(
                plan,
                new ReachMistakes(numbers::of, mistakes),
                new ExplainedUnits(measures, numbers::unitOf, mistakes),
                mistakes);
        rules.getAction().forEach(unread::find);
    }

    /** Every choice of one code on each axis. */
    private static List<Map<String, String>> choices(Map<String, Set<String>> codesByAxis) {
        var choices = List.<Map<String, String>>of(Map.of());
        for (var axis : codesByAxis.entrySet()) {
            choices = choices.stream()
                    .flatMap(before -> axis.getValue().stream().map(code -> {
                        var choice = new HashMap<>(before);
                        choice.put(axis.getKey(), code);
                        return Map.copyOf(choice);
                    }))
                    .toList();
        }
        return choices;
    }
}
