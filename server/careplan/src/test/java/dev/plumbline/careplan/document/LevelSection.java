package dev.plumbline.careplan.document;

import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Quantity;

/** How soon a person must look at a Flag, and what holds for all rules. */
final class LevelSection {

    private LevelSection() {}

    static String of(CodeSystem urgency, PlanDefinition rules) {
        var levels = new Table("Level", "What it means", "A person looks", "Signed off");
        urgency.getConcept()
                .forEach(level -> levels.row(level.getDisplay(), level.getDefinition(), due(level.getProperty()), ""));
        var shared = new Table("For all rules", "Value", "Signed off");
        shared.row("Least time between two readings in a row", duration(rules, Canonicals.READING_SPACING), "");
        shared.row(
                "How long an open emergency or same-day Flag holds back the reviews of less urgent ones, at most",
                duration(rules, Canonicals.SUPPRESSION),
                "");
        var sources = urgency.getProperty().stream()
                .map(PropertyComponent::getDescription)
                .collect(Collectors.joining("\n"));
        return """
                ## Levels

                %s
                %s
                %s
                """.formatted(
                levels, shared, Lists.bullets(sources + "\n" + new Citations(rules.getRelatedArtifact()).lines()));
    }

    private static String due(List<ConceptPropertyComponent> properties) {
        return properties.stream().map(LevelSection::due).collect(Collectors.joining(", "));
    }

    private static String due(ConceptPropertyComponent property) {
        var number = property.getValue().primitiveValue();
        return switch (property.getCode()) {
            case "dueHours" -> number.equals("0") ? "at once" : "within %s hours".formatted(number);
            case "dueWorkingDays" ->
                number.equals("0") ? "by the end of that day" : "within %s working days".formatted(number);
            default -> "%s = %s".formatted(property.getCode(), number);
        };
    }

    private static String duration(PlanDefinition rules, String url) {
        var value = (Quantity) rules.getExtensionByUrl(url).getValue();
        return "%s %s".formatted(value.getValue().toPlainString(), value.getUnit());
    }
}
