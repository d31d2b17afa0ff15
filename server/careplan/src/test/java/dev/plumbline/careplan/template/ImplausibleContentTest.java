package dev.plumbline.careplan.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Examples;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "What cannot be meant is a mistake": each sentence of the guide about units and plausible numbers, on its example. */
class ImplausibleContentTest {

    private static final String PLAN = "hip-replacement-aftercare";

    @Test
    void findsLimitsInMixedOtherOrMissingUnits() {
        assertThat(messages(path(0, 1, target -> high(target).setCode("mm"))))
                .containsExactly("The limit is in `mm`; expected `{score}`, as the first one.");
        assertThat(messages(path(0, 1, target -> high(target).setCode(null))))
                .containsExactly("The limit is in `null` of `http://unitsofmeasure.org`; expected a unit of UCUM"
                        + " (`http://unitsofmeasure.org`), `{score}` for a mere number.");
        assertThat(messages(path(0, 0, target -> high(target).setSystem("http://example.org"))))
                .singleElement()
                .asString()
                .startsWith("The limit is in `{score}` of `http://example.org`");
        assertThat(messages(goals(plan -> plan.getGoal()
                        .get(1)
                        .getTarget()
                        .forEach(target -> target.getDetailRange().getLow().setCode("h")))))
                .contains(
                        "Measure `walking` is in `h`, and item `walk.minutes` of a form asks for it in `min`; expected one"
                                + " unit for both.");
    }

    @Test
    void findsAnExplanationWithoutItsUnit() {
        var content = rules(rules -> rules.getAction()
                .get(2)
                .getDynamicValueFirstRep()
                .getExpression()
                .setExpression("'Walked ' & %walking.latest.toString()"));

        assertThat(messages(content))
                .containsExactly("It says a number of `walking` without its unit; expected `min` beside it.");
    }

    @Test
    void findsALimitOnTheBetterSideOfWhatIsExpectedInEitherDirection() {
        assertThat(messages(path(0, 0, target -> formula(high(target)).setExpression("5"))))
                .containsExactly(
                        "With a baseline of 0 the limit is 5, on the better side of the expected 6; expected it on"
                                + " the worse side.");
        assertThat(messages(path(
                        1,
                        0,
                        target -> formula(target.getDetailRange().getLow()).setExpression("11"))))
                .containsExactly(
                        "With a baseline of 0 the limit is 11, on the better side of the expected 10; expected it on"
                                + " the worse side.");
        assertThat(messages(path(0, 0, target -> formula(high(target)).setExpression("6"))))
                .isEmpty();
    }

    @Test
    void findsADayWithoutALimitAfterOneThatHasIt() {
        assertThat(messages(path(0, 1, target -> target.setDetail(null))))
                .containsExactly(
                        "There is no limit with a baseline of 0, and a day before has one; expected one on each"
                                + " later day.");
    }

    @Test
    void findsALimitThatIsNoFormulaOrHasTwoEnds() {
        assertThat(messages(path(0, 1, target -> high(target).setValue(5))))
                .contains(
                        "The limit has no formula alone; expected a cqf-expression, for a constant too, and no value.");
        assertThat(messages(path(
                        0,
                        1,
                        target ->
                                ((Range) target.getDetail()).setLow(high(target).copy()))))
                .contains("It is no detailRange with either `low` or `high`; expected one of both.");
    }

    @Test
    void findsBoundsThatThePathOrARuleCannotReach() {
        assertThat(messages(form("pain", "maxValue", 5)))
                .contains(
                        "No answer can be beyond the limit 8: the forms accept numbers from 0 to 5; expected a limit that"
                                + " can be passed.");
        assertThat(messages(rules(rules -> rules.getActionFirstRep()
                        .getConditionFirstRep()
                        .getExpression()
                        .setExpression("%pain.now >= 11 or %answer.`leg.bent`"))))
                .containsExactly("`%pain.now >= 11` can never be true: the forms accept numbers from 0 to 10.");
    }

    @ParameterizedTest
    @CsvSource({"'clincal', clinical", "'saftey', safety", "'', lab"})
    void findsACategoryThatIsNone(String category, String nearest) {
        var content = rules(rules -> rules.getActionFirstRep()
                .getDynamicValue()
                .get(1)
                .getExpression()
                .setExpression("'" + category + "'"));

        assertThat(messages(content))
                .singleElement()
                .asString()
                .startsWith("Category is `" + category + "`; expected one of [diet, ")
                .contains("nearest: `" + nearest + "`");
    }

    @Test
    void findsInARuleWhatNobodyReads() {
        assertThat(messages(rules(rules -> rules.getActionFirstRep().addAction().setId("within"))))
                .containsExactly("A rule within a rule is not read; expected it beside it.");
        assertThat(messages(rules(rules -> rules.getAction().get(1).addGoalId("pian-path"))))
                .singleElement()
                .asString()
                .startsWith("Goal `pian-path` is not in the plan");
        assertThat(messages(rules(rules -> rules.getAction()
                        .get(1)
                        .addCondition(rules.getAction().get(1).getConditionFirstRep()))))
                .containsExactly("`start` stands there twice; expected it once.");
    }

    /** "A measure without a path": readings are followed, and nothing is expected of them. */
    @Test
    void takesAMeasureWithoutAPathThatSaysWhichWayIsBetter() {
        var bare = goals(plan -> {
            var pain = plan.getGoalFirstRep();
            pain.setTarget(List.of(new PlanDefinitionGoalTargetComponent()
                    .setMeasure(pain.getTargetFirstRep().getMeasure())));
        });

        assertThat(messages(bare))
                .containsExactly(
                        "No limit says whether more or less is worse; expected improvement-notation, `increase` or"
                                + " `decrease`.");
        bare.resources(PlanDefinition.class)
                .filter(plan -> plan.getIdElement().getIdPart().equals(PLAN))
                .forEach(plan -> plan.getGoalFirstRep()
                        .addExtension(new Extension(Canonicals.IMPROVEMENT_NOTATION, new CodeType("decrease"))));
        assertThat(messages(bare)).isEmpty();
    }

    private static Expression formula(Quantity bound) {
        return (Expression) bound.getExtensionFirstRep().getValue();
    }

    private static Quantity high(PlanDefinitionGoalTargetComponent target) {
        return target.getDetailRange().getHigh();
    }

    private static Content path(int goal, int target, Consumer<PlanDefinitionGoalTargetComponent> change) {
        return goals(plan -> change.accept(plan.getGoal().get(goal).getTarget().get(target)));
    }

    private static Content goals(Consumer<PlanDefinition> change) {
        return plan(PLAN, change);
    }

    private static Content rules(Consumer<PlanDefinition> change) {
        return plan(PLAN + "-rules", change);
    }

    private static Content plan(String id, Consumer<PlanDefinition> change) {
        var content = Shipped.and(Examples.hipReplacement());
        content.resources(PlanDefinition.class)
                .filter(plan -> plan.getIdElement().getIdPart().equals(id))
                .forEach(change);
        return content;
    }

    private static Content form(String linkId, String bound, int value) {
        var content = Shipped.and(Examples.hipReplacement());
        content.resources(Questionnaire.class)
                .filter(form -> form.getUrl().contains("hip-daily"))
                .flatMap(form -> form.getItem().stream())
                .filter(item -> item.getLinkId().equals(linkId))
                .flatMap(item -> item.getExtension().stream())
                .filter(extension -> extension.getUrl().endsWith(bound))
                .forEach(extension -> extension.setValue(new IntegerType(value)));
        return content;
    }

    private static List<String> messages(Content content) {
        try {
            TemplateCompiler.compile(Shipped.FHIR, content);
            return List.of();
        } catch (ContentRejected refused) {
            return refused.problems().stream().map(Problem::message).distinct().toList();
        }
    }
}
