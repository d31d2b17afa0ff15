package dev.plumbline.careplan.fhirpath;

import static dev.plumbline.careplan.fixture.BrokenContent.action;
import static dev.plumbline.careplan.fixture.BrokenContent.inPlan;
import static dev.plumbline.careplan.fixture.BrokenContent.inRules;
import static dev.plumbline.careplan.fixture.BrokenContent.plan;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static dev.plumbline.careplan.fixture.BrokenContent.rule;
import static dev.plumbline.careplan.fixture.BrokenContent.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.store.Canonicals;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An expression in another language, in none, or over what it may not ask is found where it stands. */
class BrokenExpressionsTest {

    @Test
    void findsWhatIsNoFhirPath() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression("%pain.now >= ")));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).contains("PlanDefinition-vertebroplasty-aftercare-rules.json");
            assertThat(problem.location())
                    .isEqualTo("PlanDefinition.action.where(id='RF-PAIN').condition.where(kind='start')");
            assertThat(problem.message()).startsWith("Expression `%pain.now >= ` is no FHIRPath: ");
        });
    }

    @Test
    void findsAnotherLanguage() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setLanguage("text/cql")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').condition.where(kind='start')",
                        "Language is `text/cql`; expected an expression in `text/fhirpath`."));
    }

    @Test
    void findsALimitOverAnythingButTheBaseline() {
        var problems = problems(plan(plan -> limit(plan, 1).setExpression("iif(%basline >= 4, %basline * 0.6 + 3)")));

        assertThat(problems)
                .containsExactly(
                        inPlan(
                                "PlanDefinition.goal.where(id='pain-path').target[1].detail",
                                "Fact `%basline` is unknown; expected one of [%baseline, %variant.indication, %variant.procedure]."));
    }

    @Test
    void findsAConditionOverSomethingElseThanTheVariantsAndTheAge() {
        var problems = problems(plan(plan -> action(plan, "bone-health-check")
                .getConditionFirstRep()
                .getExpression()
                .setExpression("%age >= 50 and %pain.now > 3")));

        assertThat(problems)
                .containsExactly(
                        inPlan(
                                "PlanDefinition.action.where(id='bone-health-check').condition.where(kind='applicability')",
                                "Fact `%pain.now` is unknown; expected one of [%age, %variant.indication, %variant.procedure]."));
    }

    @Test
    void findsAGoalWithoutAConditionWhereThereShouldBeOne() {
        var problems = problems(
                plan(plan -> plan.getGoalFirstRep().addExtension(Canonicals.APPLIES_WHEN, new StringType("tumour"))));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').extension",
                        "Language is `null`; expected an expression in `text/fhirpath`."));
    }

    @ParameterizedTest
    @CsvSource({"%variant.indication = 'tumor'", "%variant.indication!='tumor'"})
    void findsAVariantThatNoPlanCanFollow(String condition) {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression(condition)));

        assertThat(problems)
                .containsExactly(
                        inRules(
                                "PlanDefinition.action.where(id='RF-PAIN').condition.where(kind='start')",
                                "Axis `indication` has no variant `tumor`; expected one of [osteoporosis, trauma, tumour, tumour-osteoporosis]."));
    }

    private static Expression limit(PlanDefinition plan, int target) {
        Quantity high = ((Range) plan.getGoalFirstRep().getTarget().get(target).getDetail()).getHigh();
        return (Expression) high.getExtensionFirstRep().getValue();
    }
}
