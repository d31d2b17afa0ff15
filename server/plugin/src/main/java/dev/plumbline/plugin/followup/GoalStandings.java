package dev.plumbline.plugin.followup;

import dev.plumbline.recovery.goal.Standing;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;

/** Writes a goal's standing as its {@code achievementStatus}. */
final class GoalStandings {

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/goal-achievement";

    private GoalStandings() {}

    static Goal with(Goal stored, Standing standing) {
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
            case MET -> new Coding(SYSTEM, "achieved", "Achieved");
            case NOT_MET -> new Coding(SYSTEM, "not-achieved", "Not Achieved");
        };
    }
}
