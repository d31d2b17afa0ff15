package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Mistakes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionConditionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionDynamicValueComponent;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Finds in a rule what nobody would read, and a comparison that no answer can meet. */
final class RuleMistakes {

    private static final Set<ActionConditionKind> READ = Set.of(ActionConditionKind.START, ActionConditionKind.STOP);
    private static final Set<String> SET = Set.of("code.text", "category.coding.code");

    private final Set<String> goals;
    private final ReachMistakes reach;
    private final ExplainedUnits units;
    private final Mistakes mistakes;

    RuleMistakes(PlanDefinition plan, ReachMistakes reach, ExplainedUnits units, Mistakes mistakes) {
        this.goals = plan.getGoal().stream().map(goal -> goal.getId()).collect(Collectors.toSet());
        this.reach = reach;
        this.units = units;
        this.mistakes = mistakes;
    }

    void find(PlanDefinitionActionComponent rule) {
        var place = "PlanDefinition.action.where(id='%s')".formatted(rule.getId());
        if (rule.hasAction()) {
            mistakes.add(place + ".action", "A rule within a rule is not read; expected it beside it.");
        }
        checkOnce(
                kinds(rule),
                READ.stream().map(ActionConditionKind::toCode).collect(Collectors.toSet()),
                place + ".condition");
        checkOnce(
                rule.getDynamicValue().stream()
                        .map(PlanDefinitionActionDynamicValueComponent::getPath)
                        .map(String::valueOf)
                        .toList(),
                SET,
                place + ".dynamicValue");
        rule.getGoalId().stream()
                .map(PrimitiveType::getValueAsString)
                .filter(goal -> !goals.contains(goal))
                .forEach(goal -> mistakes.add(
                        place + ".goalId", "Goal `%s` is not in the plan; expected one of %s.", goal, sorted(goals)));
        rule.getCondition().stream()
                .filter(condition -> condition.getKind() == ActionConditionKind.START)
                .forEach(condition -> reach.find(
                        String.valueOf(condition.getExpression().getExpression()),
                        place + ".condition.where(kind='start')"));
        rule.getDynamicValue().stream()
                .filter(value -> "code.text".equals(value.getPath()))
                .forEach(value -> units.find(
                        String.valueOf(value.getExpression().getExpression()),
                        place + ".dynamicValue.where(path='code.text')"));
    }

    private static List<String> kinds(PlanDefinitionActionComponent rule) {
        return rule.getCondition().stream()
                .map(PlanDefinitionActionConditionComponent::getKind)
                .map(kind -> kind == null ? "none" : kind.toCode())
                .toList();
    }

    /** What stands there twice, or under a name that is not read, would be lost. */
    private void checkOnce(List<String> found, Set<String> read, String place) {
        found.stream().distinct().forEach(name -> {
            if (!read.contains(name)) {
                mistakes.add(place, "`%s` is not read in a rule; expected %s.", name, sorted(read));
            } else if (found.indexOf(name) != found.lastIndexOf(name)) {
                mistakes.add(place, "`%s` stands there twice; expected it once.", name);
            }
        });
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
