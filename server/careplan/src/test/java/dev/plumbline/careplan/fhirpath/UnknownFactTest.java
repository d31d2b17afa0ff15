package dev.plumbline.careplan.fhirpath;

import static dev.plumbline.careplan.fixture.BrokenContent.inRules;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static dev.plumbline.careplan.fixture.BrokenContent.rule;
import static dev.plumbline.careplan.fixture.BrokenContent.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names a fact that can never be says why there is none, and which are nearest. */
class UnknownFactTest {

    @Test
    void findsAnUnknownFact() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression("%pain.nowadays >= 9")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').expression",
                        "Fact `%pain.nowadays` is unknown: measure `pain` has no fact `nowadays`; nearest:"
                                + " `now`, `gainOver#Days`, `latest`."));
    }

    @Test
    void findsAnUnknownItemInAnExplanation() {
        var problems = problems(rule(
                "RF-CES1",
                action -> action.getDynamicValueFirstRep()
                        .getExpression()
                        .setExpression("%answer.`rf.sadle`.toString()")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-CES1').expression",
                        "Fact `%answer.rf.sadle` is unknown: no form of the template asks `rf.sadle`; nearest:"
                                + " `rf.saddle`, `rf.calf`, `rf.fall`."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %pian.now >= 9          | Fact `%pian.now` is unknown: no goal of the template measures `pian`; nearest: `pain`
            %answer.`act.wlak`      | Fact `%answer.act.wlak` is unknown: no form of the template asks `act.wlak`; nearest: `act.walk`
            %ofLast7.`act.wlak=none` >= 2 | Fact `%ofLast7.act.wlak=none` is unknown: no form of the template asks `act.wlak`; nearest: `act.walk`
            %answer.`act.walk=walk-nun` | Fact `%answer.act.walk=walk-nun` is unknown: item `act.walk` is asked, but `act.walk=walk-nun` is no test of it; nearest: `act.walk=walk-none`
            %pain.aboveInARw >= 2   | Fact `%pain.aboveInARw` is unknown: measure `pain` has no fact `aboveInARw`; nearest: `aboveInARow`
            %pain.medianOfLst3 >= 2 | Fact `%pain.medianOfLst3` is unknown: measure `pain` has no fact `medianOfLst3`; nearest: `medianOfLast#`
            %checkIns.misedInARow > 1 | Fact `%checkIns.misedInARow` is unknown; nearest: `missedInARow`
            %variant.indicatoin = 'x' | Fact `%variant.indicatoin` is unknown: the template has no axis `indicatoin`; nearest: `indication`
            """)
    void saysWhyAFactIsUnknownAndWhatIsNearest(String expression, String start) {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression(expression)));

        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith(start);
    }

    @ParameterizedTest
    @CsvSource({
        "%answer.`act.walk=walk-nun` = true, %answer.act.walk=walk-nun",
        "%inARow.`act.walk>=2` >= 2, %inARow.act.walk>=2",
        "%ofLast7.`act.rest>=eight` >= 2, %ofLast7.act.rest>=eight",
        "%ofLastSeven.`med.opioid` >= 2, %ofLastSeven.med.opioid",
        "%daysSince.`rf.fell` >= 2, %daysSince.rf.fell",
        "%pain.medianOfLast >= 2, %pain.medianOfLast",
        "%checkIns.missedOfLast >= 2, %checkIns.missedOfLast"
    })
    void findsAFactThatCanNeverBe(String expression, String fact) {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression(expression)));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo("PlanDefinition.action.where(id='RF-PAIN').expression");
            assertThat(problem.message()).startsWith("Fact `%s` is unknown".formatted(fact));
        });
    }

    @Test
    void findsAKindOfEntryThatTheTerminologyLacks() {
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%recorded.`vpa-nothing`"))))
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').expression",
                        "Fact `%recorded.vpa-nothing` is unknown: the terminology has no ValueSet `vpa-nothing`;"
                                + " nearest: `vpa-item`, `vpa-variant`, `vpa-answer`."));
    }

    @Test
    void findsASeriesOfCheckInsThatThePlanLacks() {
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%missed.`check-in-days-0-8`"))))
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').expression",
                        "Fact `%missed.check-in-days-0-8` is unknown: no action of the template asks for check-ins"
                                + " as `check-in-days-0-8`; nearest: `check-in-days-0-7`, `check-in-days-8-28`,"
                                + " `check-in-days-29-42`."));
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%missed.`check-in-days-0-7`"))))
                .isEmpty();
    }

    @Test
    void findsAnAxisThatTheTemplateLacks() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression("%variant.side = 'left'")));

        assertThat(problems)
                .containsExactly(
                        inRules(
                                "PlanDefinition.action.where(id='RF-PAIN').expression",
                                "Fact `%variant.side` is unknown: the template has no axis `side`; nearest: `procedure`, `indication`."));
    }
}
