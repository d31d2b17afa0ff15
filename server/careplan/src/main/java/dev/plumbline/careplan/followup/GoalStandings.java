package dev.plumbline.careplan.followup;

import dev.plumbline.recovery.goal.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;

/** Writes a goal's standing as its {@code achievementStatus}. */
final class GoalStandings {

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/goal-achievement";

    private GoalStandings() {}

    /**
     * The plan's Goals that must be written.
     *
     * @param standings by the id of the template's goal
     */
    static List<Goal> changes(PlanFile file, Map<String, Standing> standings) {
        return file.template().allGoals().stream()
                .flatMap(template -> file.goals().goal(template).stream()
                        .flatMap(stored -> Optional.ofNullable(standings.get(template.id())).stream()
                                .map(standing -> with(stored, standing))
                                .filter(goal -> !goal.equalsDeep(stored))))
                .toList();
    }

    private static Goal with(Goal stored, Standing standing) {
        var goal = stored.copy();
        goal.setAchievementStatus(new CodeableConcept(code(standing)));
        return goal;
    }

    private static Coding code(Standing standing) {
        return switch (standing) {
            case UNKNOWN -> new Coding(SYSTEM, "in-progress", "In Progress");
            case ON_PATH -> new Coding(SYSTEM, "improving", "Improving");
            case OFF_PATH -> new Coding(SYSTEM, "no-change", "No Change");
            case STRAYING -> new Coding(SYSTEM, "worsening", "Worsening");
            case HELD_UP -> new Coding(SYSTEM, "no-progress", "No Progress");
            case MET -> new Coding(SYSTEM, "achieved", "Achieved");
            case NOT_MET -> new Coding(SYSTEM, "not-achieved", "Not Achieved");
        };
    }
}
