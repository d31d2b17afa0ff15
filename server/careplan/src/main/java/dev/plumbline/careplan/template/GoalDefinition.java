package dev.plumbline.careplan.template;

import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;

/** A goal of the template, whatever a recovery is held against to reach it. */
public sealed interface GoalDefinition permits GoalTemplate, ConditionGoal {

    /** Its id in the template. */
    String id();

    /** What the template says of it in words. */
    PlanDefinitionGoalComponent definition();
}
