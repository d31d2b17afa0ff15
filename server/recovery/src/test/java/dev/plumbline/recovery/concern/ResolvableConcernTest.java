package dev.plumbline.recovery.concern;

import static dev.plumbline.recovery.fixture.Conditions.atLeast;
import static dev.plumbline.recovery.fixture.Conditions.exists;
import static dev.plumbline.recovery.fixture.Conditions.not;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static dev.plumbline.recovery.fixture.Rules.BASE_1;
import static dev.plumbline.recovery.fixture.Rules.TRJ_1;
import static dev.plumbline.recovery.fixture.Rules.TRJ_3;
import static dev.plumbline.recovery.fixture.Rules.protocol;
import static dev.plumbline.recovery.fixture.Rules.rule;
import static dev.plumbline.recovery.fixture.Story.PLAN;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.concern.Closure.By;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Baseline 8: 7 is above the path from day 3 on, 5 is on it. */
class ResolvableConcernTest {

    @Test
    void raisesConcernWhenPainIsAboveThePathTwice() {
        var story = new Story().painEachDayFrom(3, 7, 7);

        assertThat(concerns(TRJ_1, story, 4, "12:59:59")).isEmpty();
        assertThat(concerns(TRJ_1, story, 4, "13:00"))
                .containsExactly(new Concern(
                        "TRJ-1",
                        Kind.FINDING,
                        Urgency.PROMPT,
                        List.of(response("day-4"), response("day-3")),
                        at(4, "13:00"),
                        "Pain 7 on day 4 is above 6.7.",
                        null));
    }

    @Test
    void isOpenedByTheReportThatWasLookedAt() {
        var story = new Story()
                .reported(
                        on(3, "13:00").as("9").pain(7), on(4, "13:00").as("10").pain(7));

        var concern = only(concerns(TRJ_1, story, 5, "00:00"));

        assertThat(concern.opener()).isEqualTo(response("10"));
        assertThat(concern.raised()).isEqualTo(at(4, "13:00"));
    }

    @Test
    void growsWithEachReadingThatStillStrays() {
        var story = new Story().painEachDayFrom(3, 7, 7, 8);

        var concern = only(concerns(TRJ_1, story, 6, "00:00"));

        assertThat(concern.evidence()).containsExactly(response("day-4"), response("day-3"), response("day-5"));
        assertThat(concern.text()).isEqualTo("Pain 8 on day 5 is above 6.6.");
        assertThat(concern.stands()).isTrue();
    }

    @Test
    void keepsItsTextWhileNothingNewIsReported() {
        var story = new Story().painEachDayFrom(3, 7, 7).asked(daily(5, 8));

        assertThat(only(concerns(TRJ_1, story, 10, "00:00")).text()).isEqualTo("Pain 7 on day 4 is above 6.7.");
    }

    @Test
    void isResolvedByTwoReadingsOnThePath() {
        var story = new Story().painEachDayFrom(3, 7, 7, 5, 5);

        assertThat(only(concerns(TRJ_1, story, 6, "12:59")).stands()).isTrue();
        assertThat(only(concerns(TRJ_1, story, 6, "13:00")).closure()).contains(new Closure(at(6, "13:00"), By.RULE));
    }

    @Test
    void doesNotListTheReadingsThatResolvedIt() {
        var story = new Story().painEachDayFrom(3, 7, 7, 5, 5);

        assertThat(only(concerns(TRJ_1, story, 6, "13:00")).evidence())
                .containsExactlyInAnyOrder(response("day-3"), response("day-4"));
    }

    @Test
    void isRaisedAnewByNewReadings() {
        var story = new Story().painEachDayFrom(3, 7, 7, 5, 5, 8, 8);

        var concerns = concerns(TRJ_1, story, 9, "00:00");

        assertThat(concerns).extracting(Concern::stands).containsExactly(false, true);
        assertThat(concerns.get(1).evidence()).containsExactly(response("day-8"), response("day-7"));
    }

    @Test
    void isClosedByAPersonWhoWasShownAnyOfItsEvidence() {
        var story = new Story().painEachDayFrom(3, 7, 7).personClosed("TRJ-1", 4, "15:00", response("day-3"));

        assertThat(only(concerns(TRJ_1, story, 5, "00:00")).closure()).contains(new Closure(at(4, "15:00"), By.PERSON));
    }

    @Test
    void isClosedByAPersonWhoWasShownAnotherVersionOfItsEvidence() {
        var story = new Story()
                .reported(on(3, "13:00").pain(7), on(4, "13:00").inVersion("2").pain(7))
                .personClosed("TRJ-1", 4, "15:00", response("day-4"));

        assertThat(only(concerns(TRJ_1, story, 5, "00:00")).stands()).isFalse();
    }

    @Test
    void isNotClosedByAPersonWhoWasShownOtherEvidence() {
        var story = new Story().painEachDayFrom(3, 7, 7).personClosed("TRJ-1", 4, "15:00", response("day-2"));

        assertThat(only(concerns(TRJ_1, story, 5, "00:00")).stands()).isTrue();
    }

    @Test
    void isNotClosedByAnActOnAnotherRuleOrKind() {
        var story = new Story()
                .painEachDayFrom(3, 7, 7)
                .personClosed("TRJ-9", 4, "15:00", response("day-4"))
                .personClosedNotJudged("TRJ-1", 4, "15:00", response("day-4"));

        assertThat(only(concerns(TRJ_1, story, 5, "00:00")).stands()).isTrue();
    }

    @Test
    void doesNotCountReadingsUpToAPersonsClosing() {
        var story = new Story().painEachDayFrom(3, 7, 7, 7, 7).personClosed("TRJ-1", 4, "15:00", response("day-4"));

        assertThat(concerns(TRJ_1, story, 5, "13:00")).hasSize(1);
        var again = concerns(TRJ_1, story, 6, "13:00");
        assertThat(again).hasSize(2);
        assertThat(again.get(1).evidence()).containsExactly(response("day-6"), response("day-5"));
    }

    @Test
    void judgesALookAtTheVeryInstantOfAPersonsClosingFirst() {
        var story = new Story().painEachDayFrom(3, 7, 7, 7).personClosed("TRJ-1", 5, "13:00", response("day-4"));

        var concern = only(concerns(TRJ_1, story, 6, "00:00"));

        assertThat(concern.evidence()).contains(response("day-5"));
        assertThat(concern.closure()).contains(new Closure(at(5, "13:00"), By.PERSON));
    }

    @Test
    void isNotRaisedAgainOnTheEvidenceThatAPersonWasShown() {
        var story = new Story()
                .withoutBaseline()
                .personClosed("BASE-1", 1, "09:00", PLAN)
                .painEachDayFrom(1, 5, 5, 5);

        assertThat(only(concerns(BASE_1, story, 4, "00:00")).closure())
                .contains(new Closure(at(1, "09:00"), By.PERSON));
    }

    @Test
    void isNotRaisedOnEvidenceThatAPersonWasShownBefore() {
        var story = new Story().withoutBaseline().personClosed("BASE-1", 0, "12:00", PLAN);

        assertThat(concerns(BASE_1, story, 4, "00:00")).isEmpty();
    }

    @Test
    void isNotRaisedAgainOnTheEvidenceOfAConcernThatTheRuleResolved() {
        var noBaselineYet = rule("X", Urgency.ROUTINE, not(exists("pain.baseline")), atLeast("day", 2));
        var story = new Story().withoutBaseline().painEachDayFrom(1, 5, 5, 5);

        assertThat(only(concerns(noBaselineYet, story, 9, "00:00")).closure())
                .contains(new Closure(at(2, "13:00"), By.RULE));
    }

    @Test
    void restsOnThePlanWhereItRestsOnNothingElse() {
        var story = new Story().withoutBaseline();

        var concern = only(concerns(BASE_1, story, 1, "00:00"));

        assertThat(concern.evidence()).containsExactly(PLAN);
        assertThat(concern.raised()).isEqualTo(at(1, "00:00"));
        assertThat(concern.text()).isEqualTo("No baseline");
    }

    @Test
    void isResolvedWhenTheBaselineBecomesKnown() {
        var story = new Story().baseline("8", at(2, "09:00"));

        assertThat(only(concerns(BASE_1, story, 2, "08:59")).stands()).isTrue();
        assertThat(only(concerns(BASE_1, story, 2, "09:00")).closure()).contains(new Closure(at(2, "09:00"), By.RULE));
    }

    /** "Or B &lt; 4": below, at, above. */
    @Test
    void readsABaselineBelowFourAsUnusable() {
        assertThat(concerns(BASE_1, new Story().baseline("3.9", at(0, "09:00")), 1, "00:00"))
                .hasSize(1);
        assertThat(concerns(BASE_1, new Story().baseline("4", at(0, "09:00")), 1, "00:00"))
                .isEmpty();
        assertThat(concerns(BASE_1, new Story().baseline("4.1", at(0, "09:00")), 1, "00:00"))
                .isEmpty();
    }

    @Test
    void isRaisedWhenABaselineShowsThatEarlierReadingsStrayed() {
        var story = new Story().baseline("8", at(6, "09:00")).painEachDayFrom(3, 7, 7);

        assertThat(concerns(TRJ_1, story, 6, "08:59")).isEmpty();
        assertThat(only(concerns(TRJ_1, story, 6, "09:00")).raised()).isEqualTo(at(6, "09:00"));
    }

    @Test
    void listsTheReadingsThatAMedianRestsOn() {
        var story = new Story().painEachDayFrom(1, 3, 3, 3, 3, 3, 7, 7);

        var concern = only(concerns(TRJ_3, story, 8, "00:00"));

        assertThat(concern.opener()).isEqualTo(response("day-7"));
        assertThat(concern.evidence())
                .containsExactlyInAnyOrder(response("day-5"), response("day-6"), response("day-7"));
    }

    @Test
    void isOpenedByEvidenceThatOpenedNoOtherConcernOfItsRule() {
        var story = new Story().painEachDayFrom(1, 3, 3, 3, 3, 3, 7, 7, 3, 3, 7, 3, 7, 3, 7);

        var concerns = concerns(TRJ_3, story, 20, "00:00");

        assertThat(concerns).hasSizeGreaterThan(1);
        assertThat(concerns).extracting(Concern::opener).doesNotHaveDuplicates();
    }

    @Test
    void disappearsWithItsEvidence() {
        var without = new Story().reported(on(3, "13:00").pain(7));

        assertThat(concerns(TRJ_1, without, 9, "00:00")).isEmpty();
    }

    @Test
    void forgetsAPersonsActThatCoversOnlyWithdrawnEvidence() {
        var story = new Story().painEachDayFrom(3, 7, 7).personClosed("TRJ-1", 2, "15:00", response("withdrawn"));

        assertThat(only(concerns(TRJ_1, story, 9, "00:00")).stands()).isTrue();
    }

    @Test
    void isNotJudgedOnUnfinishedReportsNorWithoutAPlanNorAfterItsEnd() {
        var unfinished = new Story()
                .reported(on(3, "13:00").pain(7), on(4, "13:00").pain(7).unfinished());
        var unplanned = new Story().withoutPlan().painEachDayFrom(3, 7, 7);
        var ended = new Story().painEachDayFrom(3, 7, 7).planEnded(4, "13:00");

        assertThat(concerns(TRJ_1, unfinished, 9, "00:00")).isEmpty();
        assertThat(concerns(TRJ_1, unplanned, 9, "00:00")).isEmpty();
        assertThat(concerns(TRJ_1, ended, 9, "00:00")).isEmpty();
    }

    private static Concern only(List<Concern> concerns) {
        assertThat(concerns).hasSize(1);
        return concerns.get(0);
    }

    private static List<Concern> concerns(Rule rule, Story story, int day, String time) {
        return story.assess(protocol(rule), day, time).concerns();
    }
}
