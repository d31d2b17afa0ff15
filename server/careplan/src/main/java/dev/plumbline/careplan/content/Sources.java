package dev.plumbline.careplan.content;

import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeSystem.PropertyComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that whatever says a number says where it is from: each goal with its limits, each rule with what holds for
 * all rules, each action that has a time, and the deadlines of the levels. A source is a citation that ends in its evidence:
 * F (read in the source), R (recalled), D (design choice).
 */
public final class Sources {

    private static final Pattern EVIDENCE = Pattern.compile("Evidence [FRD]\\b.*\\.$");

    private static final Set<String> FOR_ALL_RULES = Set.of(Canonicals.READING_SPACING, Canonicals.SUPPRESSION);

    private final Mistakes mistakes;

    public Sources(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Whether a citation ends in its evidence. */
    public static boolean saysItsEvidence(@Nullable String citation) {
        return citation != null && EVIDENCE.matcher(citation).find();
    }

    public void checkPlan(PlanDefinition plan) {
        plan.getGoal()
                .forEach(goal -> check(
                        goal.getDocumentation(),
                        "PlanDefinition.goal.where(id='%s').documentation".formatted(goal.getId()),
                        "The limits cite"));
        plan.getAction().stream()
                .filter(action -> action.hasTiming()
                        || action.getRelatedAction().stream().anyMatch(related -> related.hasOffset()))
                .forEach(action -> check(action.getDocumentation(), of(action), "The days cite"));
    }

    public void checkRules(PlanDefinition rules) {
        rules.getAction().forEach(action -> check(action.getDocumentation(), of(action), "The limit cites"));
        rules.getExtension().stream()
                .filter(extension -> FOR_ALL_RULES.contains(extension.getUrl()))
                .forEach(extension -> {
                    var name = extension.getUrl().substring(extension.getUrl().lastIndexOf('/') + 1);
                    var naming = rules.getRelatedArtifact().stream()
                            .filter(artifact ->
                                    String.valueOf(artifact.getCitation()).contains(name))
                            .toList();
                    check(naming, "PlanDefinition.relatedArtifact", "The extension `%s` is named by".formatted(name));
                });
    }

    /** The deadlines cite in the description of the property that says them. */
    public void checkDeadline(PropertyComponent property) {
        if (!saysItsEvidence(property.getDescription())) {
            mistakes.add(
                    "CodeSystem.property.where(code='%s').description".formatted(property.getCode()),
                    "The deadlines cite no source; expected a description that ends in its evidence, F, R or D.");
        }
    }

    private void check(List<RelatedArtifact> documentation, String place, String what) {
        if (documentation.stream().noneMatch(source -> saysItsEvidence(source.getCitation()))) {
            mistakes.add(place, "%s no source; expected a citation that ends in its evidence, F, R or D.", what);
        }
    }

    private static String of(PlanDefinition.PlanDefinitionActionComponent action) {
        return "PlanDefinition.action.where(id='%s').documentation".formatted(action.getId());
    }
}
