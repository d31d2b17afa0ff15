package dev.plumbline.careplan.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.RequestPriority;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;

/** What raises a Flag and what ends it: in words to sign, and in full to check. */
final class RuleSection {

    private static final Map<RequestPriority, String> LEVELS = levels();

    private RuleSection() {}

    private static Map<RequestPriority, String> levels() {
        var levels = new LinkedHashMap<RequestPriority, String>();
        levels.put(RequestPriority.STAT, "emergency");
        levels.put(RequestPriority.ASAP, "same-day");
        levels.put(RequestPriority.URGENT, "prompt");
        levels.put(RequestPriority.ROUTINE, "routine");
        return levels;
    }

    static String of(CodeSystem urgency, List<PlanDefinitionActionComponent> rules) {
        var text = new StringBuilder("## The rules\n\n");
        LEVELS.forEach((priority, level) -> {
            var table = new Table("Rule", "Flag", "In words", "Evidence", "Signed off");
            rules.stream().filter(rule -> rule.getPriority() == priority).forEach(rule -> add(table, rule));
            if (!table.isEmpty()) {
                text.append("### %s\n\n%s\n".formatted(display(urgency, level), table));
            }
        });
        text.append("## The rules in full\n\n");
        rules.forEach(rule -> text.append(inFull(rule)));
        return text.toString();
    }

    private static String display(CodeSystem urgency, String level) {
        return urgency.getConcept().stream()
                .filter(concept -> level.equals(concept.getCode()))
                .map(ConceptDefinitionComponent::getDisplay)
                .findFirst()
                .orElseThrow();
    }

    private static void add(Table table, PlanDefinitionActionComponent rule) {
        table.row(
                "**%s**".formatted(rule.getId()),
                rule.getTitle(),
                rule.getDescription() == null ? "" : rule.getDescription(),
                new Citations(rule.getDocumentation()).evidence(),
                "");
    }

    private static String inFull(PlanDefinitionActionComponent rule) {
        var end = condition(rule, ActionConditionKind.STOP);
        var text = new StringBuilder("### %s: %s\n\n".formatted(rule.getId(), rule.getTitle()));
        text.append("- Raised while: %s\n".formatted(condition(rule, ActionConditionKind.START)));
        text.append("- Ends: %s\n".formatted(end.isEmpty() ? "only when a person closes it" : "when " + end));
        if (rule.hasTiming()) {
            text.append("- Looked at also on: %s\n".formatted(days(rule.getTiming())));
        }
        if (rule.hasGoalId()) {
            text.append("- Goal: %s\n"
                    .formatted(rule.getGoalId().stream()
                            .map(PrimitiveType::getValueAsString)
                            .collect(Collectors.joining(", "))));
        }
        text.append("- The Flag says: %s\n".formatted(explanation(rule)));
        return text.append(Lists.bullets(new Citations(rule.getDocumentation()).lines()))
                .append('\n')
                .toString();
    }

    private static String condition(PlanDefinitionActionComponent rule, ActionConditionKind kind) {
        return rule.getCondition().stream()
                .filter(condition -> condition.getKind() == kind)
                .map(condition -> Table.code(condition.getExpression().getExpression()))
                .collect(Collectors.joining(", "));
    }

    private static String explanation(PlanDefinitionActionComponent rule) {
        return rule.getDynamicValue().stream()
                .filter(value -> "code.text".equals(value.getPath()))
                .map(value -> Table.code(value.getExpression().getExpression()))
                .collect(Collectors.joining());
    }

    private static String days(Type timing) {
        return timing instanceof org.hl7.fhir.r4.model.Range range
                ? "days %s to %s"
                        .formatted(
                                range.getLow().getValue().toPlainString(),
                                range.getHigh().getValue().toPlainString())
                : "day " + ((org.hl7.fhir.r4.model.Quantity) timing).getValue().toPlainString();
    }
}
