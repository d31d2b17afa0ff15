package dev.plumbline.careplan.template;

import java.util.List;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;

/**
 * A goal of the template and the path that leads to it.
 *
 * @param id in the template
 * @param waypoints by day, ascending
 * @param definition what the template says of it in words
 */
public record GoalTemplate(String id, Measure measure, List<Waypoint> waypoints, PlanDefinitionGoalComponent definition)
        implements GoalDefinition {

    public GoalTemplate {
        waypoints = List.copyOf(waypoints);
    }
}
