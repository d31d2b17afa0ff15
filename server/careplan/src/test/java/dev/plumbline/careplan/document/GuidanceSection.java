package dev.plumbline.careplan.document;

import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.Template;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;

/** What the patient is told to do and not to do, and for how long. */
final class GuidanceSection {

    private GuidanceSection() {}

    static String of(Template template) {
        var table = new Table("Guidance", "When", "The patient reads", "Source", "Evidence", "Signed off");
        template.definition().getAction().stream()
                .filter(action -> template.series().stream()
                        .noneMatch(series -> series.action().equals(action.getId())))
                .forEach(action -> add(table, action));
        return "## The guidance\n\n" + table + "\n";
    }

    private static void add(Table table, PlanDefinitionActionComponent action) {
        var sources = new Citations(action.getDocumentation());
        table.row(
                title(action),
                when(action),
                action.getTextEquivalent() == null ? "" : action.getTextEquivalent(),
                sources.lines(),
                sources.evidence(),
                "");
    }

    private static String title(PlanDefinitionActionComponent action) {
        var restriction = action.hasExtension(Canonicals.RESTRICTION) ? "\n(restriction)" : "";
        var conditions = action.getCondition().stream()
                .filter(condition -> condition.getKind() == ActionConditionKind.APPLICABILITY)
                .map(condition ->
                        "\nOnly if " + Table.code(condition.getExpression().getExpression()))
                .collect(Collectors.joining());
        return "**%s**%s%s".formatted(action.getTitle(), restriction, conditions);
    }

    private static String when(PlanDefinitionActionComponent action) {
        var offset = action.getRelatedActionFirstRep().getOffset();
        if (!(action.getTiming() instanceof Timing timing && offset instanceof Quantity start)) {
            return "";
        }
        var bounds = (Quantity) timing.getRepeat().getBounds();
        var firstDay = Durations.wholeDays(start);
        var days = Durations.wholeDays(bounds);
        if (firstDay.isPresent() && days.isPresent()) {
            int first = firstDay.get();
            int last = first + days.get() - 1;
            return first == last ? "day %d".formatted(first) : "days %d to %d".formatted(first, last);
        }
        return "from %s %s after the procedure, for %s %s"
                .formatted(
                        start.getValue().toPlainString(),
                        start.getUnit(),
                        bounds.getValue().toPlainString(),
                        bounds.getUnit());
    }
}
