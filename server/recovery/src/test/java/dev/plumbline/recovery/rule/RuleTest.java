package dev.plumbline.recovery.rule;

import static dev.plumbline.recovery.fixture.Conditions.and;
import static dev.plumbline.recovery.fixture.Conditions.atLeast;
import static dev.plumbline.recovery.fixture.Conditions.isTrue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.recovery.fact.EvaluationPoint;
import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.fixture.Rules;
import dev.plumbline.recovery.fixture.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {

    private final Condition anything = atLeast("day", 1);
    private final Facts facts = new Facts(
            Map.of(),
            Duration.ofHours(20),
            new Story().record(),
            EvaluationPoint.at(Story.at(1, "09:00")),
            Instant.MIN);

    @ParameterizedTest
    @EnumSource(names = {"EMERGENCY", "SAME_DAY"})
    void refusesToCloseAnUrgentConcernByItself(Urgency level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rules.rule("RF-X", level, anything, anything))
                .withMessage(
                        "Rule `RF-X` is %s and has a stop condition; expected none, because only a person closes it.",
                        level);
        assertThat(level.isUrgent()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROMPT", "ROUTINE"})
    void mayResolveAnyOther(Urgency level) {
        assertThat(Rules.rule("X", level, anything, anything).resolves()).contains(anything);
        assertThat(level.isUrgent()).isFalse();
    }

    @Test
    void isAboutOneReportIfItsStartAsksForNothingElse() {
        var now = atLeast("pain.now", 9);

        assertThat(Rules.rule("X", Urgency.PROMPT, now, anything).isAboutOneReport())
                .isTrue();
        assertThat(Rules.rule("X", Urgency.PROMPT, isTrue("answer.rf.saddle"), null)
                        .isAboutOneReport())
                .isTrue();
        assertThat(Rules.rule("X", Urgency.PROMPT, and(now, anything), null).isAboutOneReport())
                .isFalse();
    }

    @Test
    void isAboutSilenceIfItAsksForCheckInsAnywhere() {
        var silence = atLeast("checkIns.missedInARow", 1);

        assertThat(Rules.rule("X", Urgency.PROMPT, silence, null).isAboutSilence())
                .isTrue();
        assertThat(Rules.rule("X", Urgency.PROMPT, anything, silence).isAboutSilence())
                .isTrue();
        assertThat(Rules.rule("X", Urgency.PROMPT, anything, isTrue("answer.checkIns"))
                        .isAboutSilence())
                .isFalse();
    }

    @Test
    void isAboutSilenceWhereItAsksForAMissedSeries() {
        assertThat(Rules.rule("X", Urgency.PROMPT, isTrue("missed.daily"), null).isAboutSilence())
                .isTrue();
    }

    @Test
    void namesTheKindsOfEntriesThatItAsksFor() {
        var rule = Rules.rule("X", Urgency.PROMPT, isTrue("recorded.drug"), atLeast("recordedInDays10To20.visit", 1));

        assertThat(rule.entryKinds()).containsExactlyInAnyOrder("drug", "visit");
        assertThat(Rules.rule("X", Urgency.PROMPT, isTrue("answer.drug"), null).entryKinds())
                .isEmpty();
    }

    @Test
    void explainsItselfAndFallsBackOnItsTitle() {
        assertThat(explaining(any -> "Because.").explain(facts)).isEqualTo("Because.");
        assertThat(explaining(any -> " ").explain(facts)).isEqualTo("Title");
    }

    private Rule explaining(Explanation explanation) {
        return new Rule("X", "Title", Urgency.PROMPT, anything, null, explanation, Set.of(), Set.of());
    }
}
