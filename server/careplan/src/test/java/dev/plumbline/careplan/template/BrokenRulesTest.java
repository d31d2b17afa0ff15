package dev.plumbline.careplan.template;

import static dev.plumbline.careplan.fixture.BrokenContent.action;
import static dev.plumbline.careplan.fixture.BrokenContent.inPlan;
import static dev.plumbline.careplan.fixture.BrokenContent.inRules;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static dev.plumbline.careplan.fixture.BrokenContent.rule;
import static dev.plumbline.careplan.fixture.BrokenContent.startOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.Collections;
import java.util.List;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.Test;

/** A rule that could not be raised, explained or closed is found, with all that is wrong beside it. */
class BrokenRulesTest {

    @Test
    void findsARuleThatNothingRaises() {
        var problems = problems(rule("RF-PAIN", action -> action.setCondition(List.of())));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').condition",
                        "There is no condition of kind `start`; expected one."));
    }

    @Test
    void findsARuleWithoutPriorityOrWords() {
        var problems = problems(rule("RF-PAIN", action -> {
            action.setPriority(null);
            action.setDynamicValue(List.of());
        }));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "There is no `code.text`; expected an explanation.",
                        "Priority is missing; expected stat, asap, urgent or routine.",
                        "There is no `category.coding.code`; expected one.");
    }

    @Test
    void findsAnUrgentRuleThatResolvesItself() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.addCondition()
                        .setKind(ActionConditionKind.STOP)
                        .setExpression(
                                new Expression().setLanguage("text/fhirpath").setExpression("%pain.now < 9"))));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').condition",
                        "An emergency or same-day rule has a stop; only a person closes it."));
    }

    @Test
    void findsMissingRules() {
        var problems = problems(Shipped.without(PlanDefinition.class, Shipped.RULES));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.relatedArtifact", "It is composed of no rules PlanDefinition that is here."));
    }

    @Test
    void findsARuleThatIsLookedAtOnNoDay() {
        var backwards = problems(rule("TRJ-5", action -> {
            var days = (Range) action.getTiming();
            action.setTiming(new Range().setLow(days.getHigh()).setHigh(days.getLow()));
        }));
        var hours = problems(rule("BASE-1", action -> ((Quantity) action.getTiming()).setCode("h")));

        assertThat(backwards)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='TRJ-5').timing",
                        "Timing says no whole days; expected one, or a range of them."));
        assertThat(hours)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='BASE-1').timing",
                        "Timing says no whole days; expected one, or a range of them."));
    }

    @Test
    void findsRulesThatDoNotSayHowLongTheyHoldOthersBack() {
        for (var wrong : List.of("no such unit", "h/2", "")) {
            var problems = problems(Shipped.with(
                    PlanDefinition.class,
                    Shipped.RULES,
                    rules -> ((Duration) rules.getExtensionByUrl(Canonicals.SUPPRESSION)
                                    .getValue())
                            .setCode(wrong)));

            assertThat(problems)
                    .containsExactly(
                            inRules("PlanDefinition.extension", "There is no suppression; expected a duration."));
        }
    }

    @Test
    void findsAllMistakesAtOnce() {
        var content = Shipped.with(PlanDefinition.class, Shipped.RULES, rules -> {
            startOf(action(rules, "RF-PAIN")).setExpression("%pain.nowadays >= 9");
            startOf(action(rules, "TRJ-1")).setExpression("%day >=");
            action(rules, "ADH-1").setPriority(null);
        });
        Collections.swap(
                content.resources(PlanDefinition.class)
                        .filter(plan -> plan.hasGoal())
                        .findFirst()
                        .orElseThrow()
                        .getGoalFirstRep()
                        .getTarget(),
                2,
                3);

        assertThatThrownBy(() -> TemplateCompiler.compile(Shipped.FHIR, content))
                .isInstanceOf(ContentRejected.class)
                .hasMessageStartingWith("The content has 4 mistakes:\n")
                .hasMessageContaining("PlanDefinition-vertebroplasty-aftercare.json")
                .hasMessageContaining("PlanDefinition-vertebroplasty-aftercare-rules.json");
    }
}
