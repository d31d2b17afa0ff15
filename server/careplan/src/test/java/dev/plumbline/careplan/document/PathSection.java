package dev.plumbline.careplan.document;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.GoalTemplate;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Waypoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;
import org.hl7.fhir.r4.model.Range;

/** The goals with the expected paths that lead to them, as formulas and for one baseline. */
final class PathSection {

    private static final BigDecimal EXAMPLE = BigDecimal.valueOf(8);

    private PathSection() {}

    static String of(Template template) {
        var text = new StringBuilder("## The expected path\n\n");
        template.goals().forEach(goal -> text.append(of(goal)));
        return text.toString();
    }

    private static String of(GoalTemplate goal) {
        var definition = goal.definition();
        var sources = new Citations(definition.getDocumentation());
        var path = new Table(
                "Day",
                "Expected, baseline " + EXAMPLE,
                "Limit, baseline " + EXAMPLE,
                "Expected: formula",
                "Limit: formula",
                "Signed off");
        for (int i = 0; i < goal.waypoints().size(); i++) {
            addDay(path, goal.waypoints().get(i), definition.getTarget().get(i));
        }
        return """
                ### %s: %s

                A baseline is taken from readings of the %d days before the procedure. Evidence: %s.

                %s
                %s
                """.formatted(
                        goal.measure().concept().getCodingFirstRep().getDisplay(),
                        definition.getDescription().getText(),
                        goal.measure().baselineDays(),
                        sources.evidence(),
                        path,
                        Lists.bullets(sources.lines()));
    }

    private static void addDay(Table path, Waypoint day, PlanDefinitionGoalTargetComponent target) {
        path.row(
                String.valueOf(day.day()),
                number(day.expected(EXAMPLE, Map.of())),
                number(day.limit(EXAMPLE, Map.of())),
                formula(target, Canonicals.EXPECTED_VALUE),
                bound(target)
                        .map(bound -> formula(bound, Canonicals.CQF_EXPRESSION))
                        .orElse(""),
                "");
    }

    private static String number(Optional<BigDecimal> value) {
        return value.map(known -> known.setScale(1, RoundingMode.HALF_UP).toPlainString())
                .orElse("–");
    }

    private static Optional<Element> bound(PlanDefinitionGoalTargetComponent target) {
        return target.getDetail() instanceof Range range
                ? Optional.of(range.hasLow() ? range.getLow() : range.getHigh())
                : Optional.empty();
    }

    private static String formula(Element element, String url) {
        return Optional.ofNullable(element.getExtensionByUrl(url))
                .map(extension -> (Expression) extension.getValue())
                .map(expression -> Table.code(expression.getExpression()))
                .orElse("");
    }
}
