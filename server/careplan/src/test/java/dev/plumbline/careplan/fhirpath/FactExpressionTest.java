package dev.plumbline.careplan.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.recovery.fact.EvaluationPoint;
import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.reading.Value;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conditions and explanations over HAPI's FHIRPath engine. */
class FactExpressionTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");
    private static final Map<String, Answer> ANSWERS = Map.of(
            "rf.saddle", given(Value.of(true)),
            "steps", given(Value.of(8)),
            "temperature", given(Value.of(new BigDecimal("38.5"))),
            "whole", given(Value.of(new BigDecimal("8.0"))),
            "mood", given(Value.of("low")),
            "left.open", new Answer.Missing());

    @Test
    void holdsOrDoesNot() throws Exception {
        assertThat(condition("%answer.`rf.saddle` = true").test(facts())).contains(true);
        assertThat(condition("%answer.`rf.saddle` = false").test(facts())).contains(false);
        assertThat(condition("%answer.mood = 'low'").test(facts())).contains(true);
    }

    @Test
    void saysNothingWhereAFactHasNoValue() throws Exception {
        assertThat(condition("%answer.`left.open` = true").test(facts())).isEmpty();
        assertThat(condition("%day >= 1").test(facts())).isEmpty();
        assertThat(condition("%pain.bestMedianOf5SinceDay1 + 3 <= %answer.steps")
                        .test(facts()))
                .isEmpty();
    }

    @Test
    void decidesWithoutAFactWhereTheOthersSuffice() throws Exception {
        assertThat(condition("%answer.`rf.saddle` or %day >= 1").test(facts())).contains(true);
        assertThat(condition("%answer.`rf.saddle`.not() and %day >= 1").test(facts()))
                .contains(false);
    }

    @Test
    void comparesWholeNumbersWithDecimals() throws Exception {
        assertThat(condition("%answer.steps >= 7.5").test(facts())).contains(true);
        assertThat(condition("%answer.temperature >= 38").test(facts())).contains(true);
        assertThat(condition("%answer.whole = %answer.steps").test(facts())).contains(true);
    }

    @Test
    void throwsWhereTheAnswerIsNotOneBoolean() {
        assertThatThrownBy(() -> condition("%answer.steps + 1").test(facts()))
                .hasMessage("A condition answered 1 values; expected one Boolean.");
        assertThatThrownBy(() -> condition("true | false").test(facts()))
                .hasMessage("A condition answered 2 values; expected one Boolean.");
    }

    @Test
    void throwsWhereTheEngineDoes() {
        assertThatThrownBy(() -> condition("%answer.mood > 3 and %answer.steps.substring('x') = 'y'")
                        .test(facts()))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void knowsTheFactsThatItNames() throws Exception {
        assertThat(condition("%day >= 1 and %pain.now >= 9").names())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("%day", "%pain.now");
    }

    @Test
    void writesWholeNumbersWithoutADecimalPoint() throws Exception {
        var explanation = new FhirPathExplanation(new FactExpression(
                Shipped.FHIR, "'Walked ' & %answer.steps.toString() & ' steps at ' & %answer.temperature.toString()"));

        assertThat(explanation.of(facts())).isEqualTo("Walked 8 steps at 38.5");
    }

    /** What a Flag says must not cost the Flag. */
    @Test
    void saysNothingWhereTheEngineFails() throws Exception {
        var explanation =
                new FhirPathExplanation(new FactExpression(Shipped.FHIR, "'Walked ' & %answer.steps.substring('x')"));

        assertThat(explanation.of(facts())).isEmpty();
    }

    @Test
    void isNotConfusedByItsOwnEarlierUse() throws Exception {
        var condition = condition("%answer.steps = 8");
        condition.test(facts());

        var unanswered = new Report(Evidence.of("QuestionnaireResponse/2"), NOW, NOW, true, "form", Map.of(), Map.of());

        assertThat(condition.test(facts(unanswered))).isEmpty();
    }

    private static FhirPathCondition condition(String text) throws Exception {
        return new FhirPathCondition(new FactExpression(Shipped.FHIR, text));
    }

    private static Answer given(Value value) {
        return new Answer.Given(value);
    }

    private static Facts facts() {
        return facts(new Report(Evidence.of("QuestionnaireResponse/1"), NOW, NOW, true, "form", ANSWERS, Map.of()));
    }

    private static Facts facts(Report report) {
        var record = new RecoveryRecord(Evidence.of("Patient/1"), null, List.of(report), List.of());
        return new Facts(
                Map.of("pain", Direction.HIGHER_IS_WORSE),
                Duration.ofHours(20),
                record,
                EvaluationPoint.on(report),
                Instant.MIN);
    }
}
