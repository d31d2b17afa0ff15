package dev.plumbline.careplan.template;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;

/**
 * A goal of the template and the path that leads to it.
 *
 * @param id in the template
 * @param waypoints by day, ascending; none = readings are followed, and nothing is expected of them
 * @param definition what the template says of it in words
 */
public record GoalTemplate(String id, Measure measure, List<Waypoint> waypoints, PlanDefinitionGoalComponent definition)
        implements GoalDefinition {

    public GoalTemplate {
        waypoints = List.copyOf(waypoints);
    }

    /** The unit of its limits; empty where it has none. */
    Optional<Coding> unit() {
        return definition.getTarget().stream()
                .flatMap(target -> GoalDirection.bound(target).stream())
                .filter(bound -> bound.hasCode())
                .map(bound -> new Coding(bound.getSystem(), bound.getCode(), bound.getUnit()))
                .findFirst();
    }

    /** Whether its path is the same for every baseline, and so holds where none is known. */
    public boolean isConstant() {
        return !waypoints.isEmpty() && waypoints.stream().noneMatch(Waypoint::needsBaseline);
    }
}
