package dev.plumbline.careplan.document;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.checkin.CheckInSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;

/** The forms: which question feeds which rule. */
final class FormSection {

    /** The item of a test on answers: ``%inARow.`act.walk=none` ``, {@code %answer.saddle}. */
    private static final Pattern TESTED =
            Pattern.compile("%(?!checkIns\\.)\\w+\\.(?:`(?<quoted>[^`]+?)(?:[<>]?=[^`]*)?`|(?<plain>\\w+))");

    private static final String CITATION = "https://plumbline.dev/fhir/StructureDefinition/question-source";
    private static final Pattern MEASURE = Pattern.compile("%(\\w+)\\.");

    private final Library library;
    private final Template template;
    private final List<PlanDefinitionActionComponent> rules;

    FormSection(Library library, Template template, List<PlanDefinitionActionComponent> rules) {
        this.library = library;
        this.template = template;
        this.rules = rules;
    }

    @Override
    public String toString() {
        return "## The forms\n\n"
                + template.series().stream()
                        .map(CheckInSeries::form)
                        .distinct()
                        .flatMap(canonical -> library.named(Questionnaire.class, canonical).stream())
                        .map(this::of)
                        .collect(Collectors.joining());
    }

    private String of(Questionnaire form) {
        var compiled = template.form(form.getUrl()).orElseThrow();
        var table = new Table("Item", "Question", "Answer", "Must be answered", "Rules", "Signed off");
        var others = new ArrayList<String>();
        var sources = new ArrayList<String>();
        questions(form.getItem()).forEach(item -> {
            if (item.hasExtension(CITATION)) {
                sources.add("- %s: %s".formatted(item.getLinkId(), item.getExtensionString(CITATION)));
            }
            var fed = fedBy(item, compiled);
            if (fed.isEmpty()) {
                others.add(item.getLinkId());
            } else {
                table.row(
                        item.getLinkId(),
                        item.getText(),
                        item.getType().toCode(),
                        item.getRequired() ? "yes" : "",
                        String.join(", ", fed),
                        "");
            }
        });
        return """
                ### %s

                `%s|%s`

                %s
                %s
                %s
                """.formatted(
                form.getTitle(),
                form.getUrl(),
                form.getVersion(),
                table,
                others.isEmpty() ? "" : "No rule looks at: %s.\n".formatted(String.join(", ", others)),
                sources.isEmpty() ? "" : "Where its numbers come from:\n\n%s\n".formatted(String.join("\n", sources)));
    }

    private static Stream<QuestionnaireItemComponent> questions(List<QuestionnaireItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        item.getType() == QuestionnaireItemType.DISPLAY || item.getType() == QuestionnaireItemType.GROUP
                                ? Stream.empty()
                                : Stream.of(item),
                        questions(item.getItem())));
    }

    private Set<String> fedBy(QuestionnaireItemComponent item, Form form) {
        var compiled = form.items().get(item.getLinkId());
        var measure = compiled == null
                ? ""
                : template.measureOf(compiled).map(known -> known.name()).orElse("");
        return rules.stream()
                .filter(rule ->
                        named(rule).contains(item.getLinkId()) || measured(rule).contains(measure))
                .map(PlanDefinitionActionComponent::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(PlanDefinitionActionComponent rule) {
        return TESTED.matcher(text(rule))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> measured(PlanDefinitionActionComponent rule) {
        return MEASURE.matcher(text(rule))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String text(PlanDefinitionActionComponent rule) {
        return rule.getCondition().stream()
                .map(condition -> condition.getExpression())
                .map(Expression::getExpression)
                .collect(Collectors.joining(" "));
    }
}
