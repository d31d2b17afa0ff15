package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.ShippedSources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;

/**
 * Every number that a patient or a clinician reads, and every bound of an answer, stands in a citation beside it. The values
 * of settings have theirs where they are declared.
 */
class TextsHaveSourcesTest {

    private static final Pattern SETTING = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Pattern WEEKS = Pattern.compile("(\\d+) weeks");
    private static final Pattern MONTHS = Pattern.compile("(3|6|12) months");
    private static final Map<String, String> VISIT_DAYS = Map.of("3", "90", "6", "180", "12", "365");
    private static final List<String> BOUNDS = List.of(
            "http://hl7.org/fhir/StructureDefinition/minValue", "http://hl7.org/fhir/StructureDefinition/maxValue");
    private static final String CITATION = "https://plumbline.dev/fhir/StructureDefinition/question-source";

    /** The names of scales, vertebrae and questions. */
    private static final Pattern NAME = Pattern.compile("of 10\\b|of 24\\b|RMDQ-24|\\b[A-Z]\\d+\\b|\\brf\\.\\w+\\.\\d");

    @Test
    void ofEveryActionAndRule() {
        assertThat(ShippedSources.all(PlanDefinition.class))
                .flatExtracting(PlanDefinition::getAction)
                .isNotEmpty()
                .flatExtracting(TextsHaveSourcesTest::unsourced)
                .isEmpty();
    }

    @Test
    void ofEveryQuestion() {
        assertThat(ShippedSources.all(Questionnaire.class))
                .flatExtracting(form -> items(form.getItem()).toList())
                .isNotEmpty()
                .flatExtracting(TextsHaveSourcesTest::unsourced)
                .isEmpty();
    }

    @Test
    void findsAChangedText() {
        var action = new PlanDefinitionActionComponent().setTextEquivalent("Walk 7 times a day, for 6 weeks.");
        action.setId("walk");
        action.addDocumentation().setCitation("Until day 42.");

        assertThat(unsourced(action)).containsExactly("walk: 7");
    }

    private static List<String> unsourced(PlanDefinitionActionComponent action) {
        var sentences = action.getDynamicValue().stream()
                .map(value -> value.getExpression().getExpression())
                .flatMap(expression -> LITERAL.matcher(expression).results().map(found -> found.group(1)));
        var texts = Stream.concat(
                        Stream.of(action.getTitle(), action.getDescription(), action.getTextEquivalent())
                                .map(Optional::ofNullable)
                                .flatMap(Optional::stream),
                        sentences)
                .collect(Collectors.joining(" "));
        return CitedNumbers.missing(
                action.getId(),
                inDays(texts),
                action.getDocumentation().stream()
                        .flatMap(source -> Stream.of(source.getDisplay(), source.getCitation()))
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    private static List<String> unsourced(QuestionnaireItemComponent item) {
        var options = item.getAnswerOption().stream()
                .filter(option -> option.hasValueCoding())
                .map(option -> option.getValueCoding().getDisplay());
        var bounds = BOUNDS.stream()
                .flatMap(url -> item.getExtensionsByUrl(url).stream())
                .map(extension -> extension.getValue().primitiveValue());
        var texts = Stream.of(Stream.of(String.valueOf(item.getText())), options, bounds)
                .flatMap(each -> each)
                .collect(Collectors.joining(" "));
        return CitedNumbers.missing(
                item.getLinkId(),
                inDays(texts),
                Optional.ofNullable(item.getExtensionString(CITATION)).orElse(""));
    }

    /** A text for people, with its spans of time counted as the citations count them. */
    private static String inDays(String text) {
        var plain = NAME.matcher(SETTING.matcher(text).replaceAll(" ")).replaceAll(" ");
        var weeks = WEEKS.matcher(plain).replaceAll(found -> String.valueOf(7 * Integer.parseInt(found.group(1))));
        return MONTHS.matcher(weeks).replaceAll(found -> VISIT_DAYS.get(found.group(1)));
    }

    private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }
}
