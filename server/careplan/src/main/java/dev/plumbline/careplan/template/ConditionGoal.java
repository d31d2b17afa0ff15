package dev.plumbline.careplan.template;

import dev.plumbline.recovery.rule.Condition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;

/**
 * A goal that a condition meets: there is no path to it.
 *
 * @param dueDay from which day on the condition must hold, since the procedure
 * @param metWhen meets it
 */
public record ConditionGoal(String id, int dueDay, Condition metWhen, PlanDefinitionGoalComponent definition)
        implements GoalDefinition {}
