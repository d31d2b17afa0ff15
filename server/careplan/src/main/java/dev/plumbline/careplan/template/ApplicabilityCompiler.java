package dev.plumbline.careplan.template;

import dev.plumbline.careplan.fhirpath.CircumstanceExpression;
import dev.plumbline.careplan.fhirpath.Expressions;
import dev.plumbline.careplan.store.Canonicals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;

/** Compiles on what it depends whether a part of the template is part of a plan. */
final class ApplicabilityCompiler {

    private final PlanDefinition plan;
    private final Expressions expressions;

    ApplicabilityCompiler(PlanDefinition plan, Expressions expressions) {
        this.plan = plan;
        this.expressions = expressions;
    }

    Variants with(List<Variant> variants) {
        var actions = new HashMap<String, List<CircumstanceExpression>>();
        plan.getAction().stream()
                .filter(action -> action.hasCondition())
                .forEach(action -> actions.put(action.getId(), conditions(action)));
        Map<String, List<CircumstanceExpression>> goals = new HashMap<>();
        plan.getGoal().stream()
                .filter(goal -> goal.hasExtension(Canonicals.APPLIES_WHEN))
                .forEach(goal -> goals.put(goal.getId(), conditions(goal)));
        return new Variants(variants, actions, goals);
    }

    /** When a check-in is asked for is decided again and again, from the plan alone: there the age does not count. */
    private List<CircumstanceExpression> conditions(PlanDefinitionActionComponent action) {
        var location =
                "PlanDefinition.action.where(id='%s').condition.where(kind='applicability')".formatted(action.getId());
        boolean knowsAge = !SeriesCompiler.asksForCheckIns(action);
        return action.getCondition().stream()
                .filter(condition -> condition.getKind() == ActionConditionKind.APPLICABILITY)
                .flatMap(condition ->
                        expressions.overCircumstances(condition.getExpression(), location, knowsAge).stream())
                .toList();
    }

    private List<CircumstanceExpression> conditions(PlanDefinitionGoalComponent goal) {
        var location = "PlanDefinition.goal.where(id='%s').extension".formatted(goal.getId());
        return Optional.ofNullable(goal.getExtensionByUrl(Canonicals.APPLIES_WHEN))
                .map(Extension::getValue)
                .map(value -> value instanceof Expression source ? source : new Expression())
                .flatMap(source -> expressions.overCircumstances(source, location, true))
                .stream()
                .toList();
    }
}
