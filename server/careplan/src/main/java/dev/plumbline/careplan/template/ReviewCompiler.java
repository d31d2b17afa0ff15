package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Deadline;
import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.content.Sources;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * Compiles by when Flags must be reviewed: the deadlines of the levels, how they are displayed, and what a template holds
 * back for how long.
 */
final class ReviewCompiler {

    private static final String HOURS = "dueHours";
    private static final String WORKING_DAYS = "dueWorkingDays";
    private static final List<String> DEADLINES = List.of(HOURS, WORKING_DAYS);

    private final Map<Urgency, Deadline> deadlines = new EnumMap<>(Urgency.class);
    private final Map<Urgency, String> displays = new EnumMap<>(Urgency.class);

    /** Reads the levels, which hold for all templates. */
    ReviewCompiler(Content content, List<Problem> problems) {
        var urgency = content.find(CodeSystem.class, Canonicals.URGENCY);
        var mistakes = urgency.map(found -> Mistakes.about(found, content, problems))
                .orElseGet(() -> new Mistakes(problems, Canonicals.URGENCY));
        urgency.stream()
                .flatMap(system -> system.getProperty().stream())
                .filter(property -> DEADLINES.contains(property.getCode()))
                .forEach(new Sources(mistakes)::checkDeadline);
        for (var level : List.of(Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.PROMPT)) {
            var code = UrgencyCodes.of(level);
            mistakes.expect(
                            urgency.flatMap(system -> deadline(system, code)),
                            "CodeSystem.concept.where(code='%s').property".formatted(code),
                            "There is neither %s nor %s; expected one of them, a whole number from 0.",
                            HOURS,
                            WORKING_DAYS)
                    .ifPresent(deadline -> deadlines.put(level, deadline));
        }
        for (var level : Urgency.values()) {
            var code = UrgencyCodes.of(level);
            mistakes.expect(
                            urgency.flatMap(system -> display(system, code)),
                            "CodeSystem.concept.where(code='%s').display".formatted(code),
                            "There is no display; expected the words that a Flag shows.")
                    .ifPresent(display -> displays.put(level, display));
        }
    }

    /** How each level is displayed; one is missing only where a mistake was found. */
    Map<Urgency, String> displays() {
        return Map.copyOf(displays);
    }

    /** What holds for the Flags of these rules. */
    ReviewTimes times(PlanDefinition rules, Mistakes mistakes) {
        var suppression = Optional.ofNullable(rules.getExtensionByUrl(Canonicals.SUPPRESSION))
                .map(Extension::getValue)
                .flatMap(Durations::elapsed)
                .filter(duration -> !duration.isNegative());
        mistakes.expect(suppression, "PlanDefinition.extension", "There is no suppression; expected a duration.");
        return new ReviewTimes(deadlines, suppression.orElse(Duration.ZERO));
    }

    private static Optional<String> display(CodeSystem urgency, String code) {
        return concepts(urgency, code)
                .filter(ConceptDefinitionComponent::hasDisplay)
                .map(ConceptDefinitionComponent::getDisplay)
                .findFirst();
    }

    private static Stream<ConceptDefinitionComponent> concepts(CodeSystem urgency, String code) {
        return urgency.getConcept().stream().filter(concept -> code.equals(concept.getCode()));
    }

    private static Optional<Deadline> deadline(CodeSystem urgency, String code) {
        var properties = concepts(urgency, code)
                .map(ConceptDefinitionComponent::getProperty)
                .flatMap(List::stream)
                .flatMap(ReviewCompiler::deadline)
                .toList();
        return properties.size() == 1 ? Optional.of(properties.get(0)) : Optional.empty();
    }

    private static Stream<Deadline> deadline(ConceptPropertyComponent property) {
        if (!(property.getValue() instanceof IntegerType number) || !number.hasValue() || number.getValue() < 0) {
            return Stream.empty();
        }
        return switch (String.valueOf(property.getCode())) {
            case HOURS -> Stream.of(new Deadline.Hours(number.getValue()));
            case WORKING_DAYS -> Stream.of(new Deadline.WorkingDays(number.getValue()));
            default -> Stream.empty();
        };
    }
}
