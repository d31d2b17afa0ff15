package dev.plumbline.recovery.concern;

import static dev.plumbline.recovery.fixture.Conditions.isTrue;
import static dev.plumbline.recovery.fixture.Conditions.not;
import static dev.plumbline.recovery.fixture.Conditions.throwing;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static dev.plumbline.recovery.fixture.Rules.RF_CES1;
import static dev.plumbline.recovery.fixture.Rules.protocol;
import static dev.plumbline.recovery.fixture.Rules.rule;
import static dev.plumbline.recovery.fixture.Story.PLAN;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.recovery.concern.Closure.By;
import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotJudgedConcernTest {

    private static final Rule FALLS =
            rule("RF-FALL", Urgency.ROUTINE, isTrue("answer.fall"), not(isTrue("answer.fall")));

    @Test
    void standsWhereAnEmergencyItemIsMissingFromAFinishedReport() {
        var story = new Story().reported(on(1, "13:00").missing("rf.saddle"));

        assertThat(concerns(RF_CES1, story))
                .containsExactly(new Concern(
                        "RF-CES1",
                        Kind.NOT_JUDGED,
                        Urgency.EMERGENCY,
                        List.of(response("day-1")),
                        at(1, "13:00"),
                        "Rule `RF-CES1` (Title of RF-CES1) could not be judged. "
                                + "Answer to `rf.saddle` is missing from a finished report.",
                        null));
    }

    @Test
    void isNotRaisedByAnUnfinishedReportNorByAFormThatDoesNotAsk() {
        var story = new Story().reported(on(1, "13:00").missing("rf.saddle").unfinished(), on(2, "13:00"));

        assertThat(concerns(RF_CES1, story)).isEmpty();
    }

    @Test
    void ofAnUrgentRuleIsClosedByAPersonOnly() {
        var story = new Story()
                .reported(on(1, "13:00").missing("rf.saddle"), on(2, "13:00").answering("rf.saddle", false));

        assertThat(only(concerns(RF_CES1, story)).stands()).isTrue();

        story.personClosedNotJudged("RF-CES1", 3, "09:00", response("day-1"));
        assertThat(only(concerns(RF_CES1, story)).closure()).contains(new Closure(at(3, "09:00"), By.PERSON));
    }

    @Test
    void ofAnotherRuleEndsWhenItCanBeJudgedAgain() {
        var story = new Story().reported(fall(1).missing("fall"), fall(2), fall(3).answering("fall", false));

        assertThat(only(concerns(FALLS, story)).closure()).contains(new Closure(at(3, "13:00"), By.RULE));
    }

    @Test
    void endsWhenTheRuleHoldsToo() {
        var story = new Story().reported(fall(1).missing("fall"), fall(2).answering("fall", true));

        assertThat(concerns(FALLS, story))
                .extracting(Concern::kind, Concern::stands)
                .containsExactly(tuple(Kind.NOT_JUDGED, false), tuple(Kind.FINDING, true));
    }

    @Test
    void isGoneWhenTheReportIsAmended() {
        var story = new Story().reported(on(1, "13:00").inVersion("2").answering("rf.saddle", false));

        assertThat(concerns(RF_CES1, story)).isEmpty();
    }

    @Test
    void namesNoValueWhereAConditionFails() {
        var failing = rule("X", Urgency.PROMPT, throwing("answer.fall"), null);
        var story = new Story().reported(fall(1).answering("fall", true));

        assertThat(concerns(failing, story))
                .allSatisfy(concern -> assertThat(concern.text())
                        .isEqualTo("Rule `X` (Title of X) could not be judged. "
                                + "The condition failed with IllegalStateException."));
    }

    @Test
    void restsOnTheReportLookedAtWhereTheConditionRestsOnNothing() {
        var failing = rule("X", Urgency.EMERGENCY, throwing(), null);
        var story = new Story().reported(fall(1));

        assertThat(only(concerns(failing, story)).evidence()).containsExactly(PLAN, response("day-1"));
    }

    @Test
    void isNotRaisedAgainOnThePlanAloneAfterAPersonClosedIt() {
        var failing = rule("X", Urgency.PROMPT, throwing(), null);
        var story = new Story().asked(daily(1, 3)).personClosedNotJudged("X", 1, "09:00", PLAN);

        assertThat(only(concerns(failing, story)).stands()).isFalse();
    }

    @Test
    void doesNotCountAsAClosingOfTheFinding() {
        var story = new Story().reported(on(1, "13:00").answering("rf.saddle", true));

        story.personClosedNotJudged("RF-CES1", 3, "09:00", response("day-1"));

        assertThat(only(concerns(RF_CES1, story)).stands()).isTrue();
    }

    private static Reported fall(int day) {
        return on(day, "13:00");
    }

    private static Concern only(List<Concern> concerns) {
        assertThat(concerns).hasSize(1);
        return concerns.get(0);
    }

    private static List<Concern> concerns(Rule rule, Story story) {
        return story.assess(protocol(rule), 9, "00:00").concerns();
    }
}
