package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/**
 * Every number of the shipped rules, paths and windows stands in a citation beside it, so that nobody changes the one and
 * forgets the other.
 */
class NumbersHaveSourcesTest {

    private static final Pattern LINK_ID = Pattern.compile("`[^`<>=]*(?:[<>]?=(?<value>[^`]*))?`");

    @Test
    void ofEveryRule() {
        assertThat(unsourced(definition(Shipped.RULES), NumbersHaveSourcesTest::ofRule))
                .isEmpty();
    }

    @Test
    void ofEveryWindow() {
        assertThat(unsourced(definition(Shipped.PLAN), NumbersHaveSourcesTest::ofWindow))
                .isEmpty();
    }

    @Test
    void ofEveryWaypoint() {
        assertThat(definition(Shipped.PLAN).getGoal())
                .flatExtracting(goal -> missing(goal.getId(), ofGoal(goal), goal.getDocumentation()))
                .isEmpty();
    }

    @Test
    void findsAChangedLimit() {
        var changed = definition(Shipped.RULES).copy();
        changed.getAction().stream()
                .filter(action -> action.getId().equals("RF-PAIN"))
                .forEach(action -> action.getConditionFirstRep().getExpression().setExpression("%pain.now >= 8.5"));

        assertThat(unsourced(changed, NumbersHaveSourcesTest::ofRule)).containsExactly("RF-PAIN: 8.5");
    }

    private interface Numbers {
        String of(PlanDefinitionActionComponent action);
    }

    private static List<String> unsourced(PlanDefinition definition, Numbers numbers) {
        return definition.getAction().stream()
                .flatMap(action -> missing(action.getId(), numbers.of(action), action.getDocumentation()).stream())
                .toList();
    }

    private static List<String> missing(String id, String text, List<RelatedArtifact> documentation) {
        return CitedNumbers.missing(
                id,
                text,
                documentation.stream()
                        .flatMap(source -> Stream.of(source.getDisplay(), source.getCitation()))
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    /** The names of items have numbers that say nothing; what a test compares with does. */
    private static String ofRule(PlanDefinitionActionComponent rule) {
        var conditions = rule.getCondition().stream()
                .map(condition -> LINK_ID.matcher(condition.getExpression().getExpression())
                        .replaceAll(found ->
                                " " + Optional.ofNullable(found.group(1)).orElse("") + " "));
        return Stream.concat(conditions, Stream.of(days(rule.getTiming()))).collect(Collectors.joining(" "));
    }

    private static String days(Type timing) {
        if (timing instanceof Range range) {
            return value(range.getLow()) + " " + value(range.getHigh());
        }
        return timing instanceof Quantity day ? value(day) : "";
    }

    /** The first and the last day, or the hours; and how often and how long a check-in is open. */
    private static String ofWindow(PlanDefinitionActionComponent action) {
        var offset = action.getRelatedActionFirstRep().getOffset();
        if (!(action.getTiming() instanceof Timing timing && offset instanceof Quantity first)) {
            return "";
        }
        var repeat = timing.getRepeat();
        var bounds = (Quantity) repeat.getBounds();
        var end = Durations.wholeDays(first)
                .flatMap(day -> Durations.wholeDays(bounds).map(days -> day + days - 1))
                .map(String::valueOf)
                .orElseGet(() -> value(bounds));
        return Stream.of(value(first), end, repeat.getDuration(), repeat.getDurationMax(), period(timing))
                .map(String::valueOf)
                .filter(number -> !number.equals("null"))
                .collect(Collectors.joining(" "));
    }

    private static String period(Timing timing) {
        var repeat = timing.getRepeat();
        return repeat.hasPeriod()
                ? Durations.days(
                                repeat.getPeriod().intValueExact(),
                                repeat.getPeriodUnit().toCode())
                        .map(days -> days == 7 ? "" : days.toString())
                        .orElseThrow()
                : "";
    }

    private static String ofGoal(PlanDefinitionGoalComponent goal) {
        var window = goal.hasExtension(Canonicals.BASELINE_WINDOW)
                ? value((Quantity)
                        goal.getExtensionByUrl(Canonicals.BASELINE_WINDOW).getValue())
                : "";
        return goal.getTarget().stream()
                .flatMap(target -> Stream.of(
                        value((Quantity) target.getDue()),
                        formula(target, Canonicals.EXPECTED_VALUE),
                        target.getDetail() instanceof Range range
                                ? formula(range.hasLow() ? range.getLow() : range.getHigh(), Canonicals.CQF_EXPRESSION)
                                : ""))
                .collect(Collectors.joining(" ", window + " ", ""));
    }

    private static String formula(Element element, String url) {
        return Optional.ofNullable(element.getExtensionByUrl(url))
                .map(extension -> ((Expression) extension.getValue()).getExpression())
                .orElse("");
    }

    private static String value(Quantity quantity) {
        return quantity.getValue().toPlainString();
    }

    private static PlanDefinition definition(String id) {
        return Shipped.content().files().stream()
                .map(ContentFile::resource)
                .filter(PlanDefinition.class::isInstance)
                .map(PlanDefinition.class::cast)
                .filter(found -> found.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
