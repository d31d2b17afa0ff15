package dev.plumbline.plugin.template;

import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;

/**
 * Sees to it that whatever says a number says where it is from: each goal with its limits, each rule, and each action that
 * has a time. A source is a citation that ends in its evidence: F (read in the source), R (recalled), D (design choice).
 */
final class Sources {

    private static final Pattern EVIDENCE = Pattern.compile("Evidence [FRD]\\b.*\\.$");

    private final Findings findings;

    Sources(Findings findings) {
        this.findings = findings;
    }

    static boolean saysItsEvidence(String citation) {
        return EVIDENCE.matcher(citation).find();
    }

    void checkPlan(PlanDefinition plan) {
        plan.getGoal()
                .forEach(goal -> check(
                        goal.getDocumentation(),
                        "PlanDefinition.goal.where(id='%s').documentation".formatted(goal.getId()),
                        "The limits cite"));
        plan.getAction().stream()
                .filter(action -> action.hasTiming())
                .forEach(action -> check(action.getDocumentation(), of(action), "The days cite"));
    }

    void checkRules(PlanDefinition rules) {
        rules.getAction().forEach(action -> check(action.getDocumentation(), of(action), "The limit cites"));
    }

    private void check(List<RelatedArtifact> documentation, String place, String what) {
        boolean cited = documentation.stream()
                .anyMatch(source -> source.hasCitation() && saysItsEvidence(source.getCitation()));
        if (!cited) {
            findings.add(place, "%s no source; expected a citation that ends in its evidence, F, R or D.", what);
        }
    }

    private static String of(PlanDefinition.PlanDefinitionActionComponent action) {
        return "PlanDefinition.action.where(id='%s').documentation".formatted(action.getId());
    }
}
