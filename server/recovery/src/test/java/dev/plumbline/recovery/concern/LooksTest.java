package dev.plumbline.recovery.concern;

import static dev.plumbline.recovery.fixture.Conditions.atLeast;
import static dev.plumbline.recovery.fixture.Conditions.isTrue;
import static dev.plumbline.recovery.fixture.Conditions.or;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Rules.ADH_1;
import static dev.plumbline.recovery.fixture.Rules.BASE_1;
import static dev.plumbline.recovery.fixture.Rules.RF_CES1;
import static dev.plumbline.recovery.fixture.Rules.TRJ_1;
import static dev.plumbline.recovery.fixture.Rules.rule;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fact.EvaluationPoint;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan is stored on day 0 at 10:00, which is a look of every rule. */
class LooksTest {

    private static final EvaluationPoint PLAN_STORED = EvaluationPoint.at(at(0, "10:00"));

    @Test
    void areAtEachReportAndEachClosing() {
        var report = on(1, "13:00");
        var story = new Story().asked(daily(1, 1)).reported(report);

        assertThat(points(story, TRJ_1, 9, "00:00"))
                .containsExactly(PLAN_STORED, EvaluationPoint.on(report.report()), EvaluationPoint.at(at(3, "00:00")));
    }

    @Test
    void endWithNowItself() {
        var story = new Story().asked(daily(1, 1)).reported(on(3, "00:00"));

        assertThat(points(story, TRJ_1, 2, "23:59:59.999")).containsExactly(PLAN_STORED);
        assertThat(points(story, TRJ_1, 3, "00:00")).hasSize(3);
    }

    @Test
    void areAtTheLocalStartOfTheDaysThatTheRuleNames() {
        assertThat(points(new Story(), BASE_1, 9, "00:00"))
                .containsExactly(PLAN_STORED, EvaluationPoint.at(at(1, "00:00")));
    }

    @Test
    void areAtTheMomentThatABaselineBecameKnown() {
        var story = new Story().baseline("8", at(2, "09:00"));

        assertThat(points(story, TRJ_1, 9, "00:00")).containsExactly(PLAN_STORED, EvaluationPoint.at(at(2, "09:00")));
    }

    @Test
    void areNotBeforeThePlanWasStoredExceptAtReports() {
        var early = on(1, "13:00");
        var story = new Story()
                .asked(daily(1, 2))
                .baseline("8", at(2, "09:00"))
                .reported(early)
                .planStored(3, "12:00");

        assertThat(points(story, BASE_1, 9, "00:00"))
                .containsExactly(
                        EvaluationPoint.on(early.report()),
                        EvaluationPoint.at(at(3, "12:00")),
                        EvaluationPoint.at(at(4, "00:00")));
    }

    @Test
    void areAtTheBeginningOfEntriesForWhichTheRuleAsks() {
        var asking = rule("X", Urgency.PROMPT, isTrue("recorded.drug"), null);
        var story = new Story()
                .recorded("drug", "MedicationRequest/1", at(3, "09:00"), at(4, "09:00"))
                .recorded("drug", "MedicationRequest/0", at(0, "09:59"))
                .recorded("drug", "MedicationRequest/2", Instant.MIN)
                .recorded("scan", "Procedure/1", at(5, "09:00"));

        assertThat(points(story, asking, 9, "00:00")).containsExactly(PLAN_STORED, EvaluationPoint.at(at(3, "09:00")));
        assertThat(points(story, TRJ_1, 9, "00:00")).containsExactly(PLAN_STORED);
    }

    @Test
    void areOneWhereSeveralCausesMeet() {
        var story = new Story().asked(daily(1, 1)).baseline("8", at(3, "00:00")).planStored(3, "00:00");

        assertThat(points(story, TRJ_1, 9, "00:00")).containsExactly(EvaluationPoint.at(at(3, "00:00")));
    }

    @Test
    void leaveUnfinishedReportsToUrgentRules() {
        var story = new Story().reported(on(1, "13:00").unfinished());

        assertThat(points(story, TRJ_1, 9, "00:00")).containsExactly(PLAN_STORED);
        assertThat(points(story, RF_CES1, 9, "00:00")).hasSize(2);
    }

    @Test
    void leaveReportsWithoutAPlanToUrgentRules() {
        var report = on(1, "13:00");
        var story = new Story().withoutPlan().reported(report);

        assertThat(points(story, TRJ_1, 9, "00:00")).isEmpty();
        assertThat(points(story, RF_CES1, 9, "00:00")).containsExactly(EvaluationPoint.on(report.report()));
    }

    @Test
    void leaveTheTimeFromThePlansEndOnToUrgentRules() {
        var atTheEnd = on(5, "12:00");
        var story = new Story().planEnded(5, "12:00").reported(on(5, "11:59"), atTheEnd);

        assertThat(points(story, TRJ_1, 9, "00:00")).hasSize(2).doesNotContain(EvaluationPoint.on(atTheEnd.report()));
        assertThat(points(story, RF_CES1, 9, "00:00")).hasSize(3).contains(EvaluationPoint.on(atTheEnd.report()));
    }

    @Test
    void areAtArrivalsTooWhereTheRuleIsAboutSilence() {
        var late = on(1, "13:00").arriving(4, "09:00");
        var story = new Story().asked(daily(1, 1)).reported(late, on(5, "13:00").unfinished());

        assertThat(points(story, ADH_1, 9, "00:00"))
                .contains(EvaluationPoint.at(at(3, "00:00")), EvaluationPoint.at(at(4, "09:00")))
                .doesNotContain(EvaluationPoint.at(at(5, "13:00")));
    }

    /** Nothing is dropped: a rule on silence and on an answer sees the answer. */
    @Test
    void areAtReportsTooWhereTheRuleIsAlsoAboutAnAnswer() {
        var mixed = rule(
                "MIXED", Urgency.EMERGENCY, or(isTrue("answer.rf.saddle"), atLeast("checkIns.missedInARow", 2)), null);
        var report = on(1, "13:00").answering("rf.saddle", true);

        assertThat(points(new Story().reported(report), mixed, 9, "00:00"))
                .contains(EvaluationPoint.on(report.report()));
    }

    private static List<EvaluationPoint> points(Story story, Rule rule, int day, String time) {
        return new EvaluationPoints(story.record(), at(day, time)).of(rule);
    }
}
