package dev.plumbline.recovery.concern;

import static dev.plumbline.recovery.fixture.Conditions.atLeast;
import static dev.plumbline.recovery.fixture.Conditions.isTrue;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static dev.plumbline.recovery.fixture.Rules.RF_CES1;
import static dev.plumbline.recovery.fixture.Rules.RF_PAIN;
import static dev.plumbline.recovery.fixture.Rules.TRJ_3_SINGLE;
import static dev.plumbline.recovery.fixture.Rules.protocol;
import static dev.plumbline.recovery.fixture.Rules.rule;
import static dev.plumbline.recovery.fixture.Story.PATIENT;
import static dev.plumbline.recovery.fixture.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.concern.Closure.By;
import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgentConcernTest {

    @Test
    void standsAfterNormalReports() {
        var story = new Story().reported(saddle(1, true), saddle(2, false), saddle(3, false));

        var concern = only(concerns(RF_CES1, story, 9, "00:00"));

        assertThat(concern.evidence()).containsExactly(response("day-1"));
        assertThat(concern.stands()).isTrue();
    }

    @Test
    void isRaisedByAnUnfinishedReport() {
        var story = new Story().reported(saddle(1, true).unfinished());

        assertThat(concerns(RF_CES1, story, 1, "13:00")).hasSize(1);
    }

    @Test
    void isRaisedWithoutAPlan() {
        var story = new Story().withoutPlan().reported(saddle(1, true));

        assertThat(only(concerns(RF_CES1, story, 1, "13:00")).opener()).isEqualTo(response("day-1"));
    }

    @Test
    void isRaisedAfterThePlansEndAndBeforeTheProcedure() {
        var ended = new Story().planEnded(2, "00:00").reported(saddle(5, true));
        var early = new Story().reported(saddle(-3, true));

        assertThat(concerns(RF_CES1, ended, 9, "00:00")).hasSize(1);
        assertThat(concerns(RF_CES1, early, 9, "00:00")).hasSize(1);
    }

    @Test
    void restsOnThePatientWhereThereIsNeitherPlanNorReport() {
        var failing = rule("RF-X", Urgency.EMERGENCY, isTrue("answer.rf.saddle"), null);
        var story = new Story().withoutPlan();

        assertThat(concerns(failing, story, 9, "00:00")).isEmpty();
        assertThat(story.record().ground()).isEqualTo(PATIENT);
    }

    /** "Day ≥1 and v ≥9": below, at, above. */
    @ParameterizedTest
    @CsvSource({"0, 9, 0", "1, 8, 0", "1, 9, 1", "1, 10, 1", "2, 9, 1"})
    void watchesForSeverePainFromDayOne(int day, int pain, int expected) {
        var story = new Story().reported(on(day, "13:00").pain(pain));

        assertThat(concerns(RF_PAIN, story, 9, "00:00")).hasSize(expected);
    }

    @Test
    void watchesForSeverePainWhereTheDayIsNotKnown() {
        var story = new Story().withoutPlan().reported(on(1, "13:00").pain(9));

        assertThat(concerns(RF_PAIN, story, 9, "00:00")).hasSize(1);
    }

    @Test
    void growsByEachReportThatShowsIt() {
        var story = new Story().reported(saddle(1, true), saddle(2, true));

        var concern = only(concerns(RF_CES1, story, 9, "00:00"));

        assertThat(concern.evidence()).containsExactly(response("day-1"), response("day-2"));
        assertThat(concern.raised()).isEqualTo(at(1, "13:00"));
    }

    @Test
    void isClosedByAPersonForExactlyWhatThePersonWasShown() {
        var story = new Story()
                .reported(saddle(1, true), saddle(2, true))
                .personClosed("RF-CES1", 3, "09:00", response("day-1"));

        var concerns = concerns(RF_CES1, story, 9, "00:00");

        assertThat(concerns)
                .extracting(Concern::evidence)
                .containsExactly(List.of(response("day-1")), List.of(response("day-2")));
        assertThat(concerns.get(0).closure()).contains(new Closure(at(3, "09:00"), By.PERSON));
        assertThat(concerns.get(1).stands()).isTrue();
    }

    @Test
    void isRaisedAnewByLateEvidenceOfAnEarlierDate() {
        var late = on(1, "09:00").as("late").arriving(5, "09:00").answering("rf.saddle", true);
        var story = new Story().reported(saddle(2, true), late).personClosed("RF-CES1", 3, "09:00", response("day-2"));

        var concerns = concerns(RF_CES1, story, 9, "00:00");

        assertThat(concerns).extracting(Concern::opener).containsExactly(response("late"), response("day-2"));
        assertThat(concerns).extracting(Concern::stands).containsExactly(true, false);
        assertThat(concerns.get(0).raised()).isEqualTo(at(1, "09:00"));
    }

    @Test
    void isRaisedAnewByAnAmendedVersionOfWhatThePersonWasShown() {
        var story = new Story()
                .reported(saddle(1, true).inVersion("2"))
                .personClosed("RF-CES1", 3, "09:00", response("day-1"));

        assertThat(only(concerns(RF_CES1, story, 9, "00:00")).stands()).isTrue();
    }

    @Test
    void isSplitByTwoActsInTheirOrder() {
        var story = new Story()
                .reported(saddle(1, true), saddle(2, true))
                .personClosed("RF-CES1", 4, "09:00", response("day-1"), response("day-2"))
                .personClosed("RF-CES1", 3, "09:00", response("day-1"));

        assertThat(concerns(RF_CES1, story, 9, "00:00"))
                .extracting(concern -> concern.closure().orElseThrow().at())
                .containsExactly(at(3, "09:00"), at(4, "09:00"));
    }

    /** What a person closed covers evidence; it does not make an urgent rule forget what was best before. */
    @Test
    void countsReadingsFromBeforeAPersonsClosing() {
        var story = new Story()
                .painEachDayFrom(1, 3, 3, 3, 3, 3, 7, 7)
                .personClosed("TRJ-3-SINGLE", 6, "15:00", response("day-6"));

        var concerns = concerns(TRJ_3_SINGLE, story, 9, "00:00");

        assertThat(concerns).extracting(Concern::stands).containsExactly(false, true);
        assertThat(concerns.get(1).evidence()).containsExactly(response("day-7"));
    }

    @Test
    void seesEachOfTwoReportsOfOneInstant() {
        var story = new Story()
                .reported(
                        saddle(1, true).as("a"),
                        saddle(1, true).as("b"),
                        saddle(1, false).as("c"));

        assertThat(only(concerns(RF_CES1, story, 9, "00:00")).evidence()).containsExactly(response("a"), response("b"));
    }

    @Test
    void mayStandForALesserRuleThatNamesNoStop() {
        var asksForACall = rule("CON-1", Urgency.PROMPT, isTrue("answer.call"), null);
        var story = new Story()
                .reported(on(1, "13:00").answering("call", true), on(2, "13:00").answering("call", false));

        assertThat(only(concerns(asksForACall, story, 9, "00:00")).stands()).isTrue();
    }

    @Test
    void doesNotCountReadingsUpToAPersonsClosingForALesserRuleThatNamesNoStop() {
        var above = rule("X", Urgency.PROMPT, atLeast("pain.aboveInARow", 2), null);
        var story = new Story()
                .painEachDayFrom(3, 7, 7, 7)
                .personClosed("X", 4, "15:00", response("day-3"), response("day-4"));

        assertThat(concerns(above, story, 5, "13:00"))
                .extracting(Concern::stands)
                .containsExactly(false);
    }

    private static Reported saddle(int day, boolean numb) {
        return on(day, "13:00").answering("rf.saddle", numb);
    }

    private static Concern only(List<Concern> concerns) {
        assertThat(concerns).hasSize(1);
        return concerns.get(0);
    }

    private static List<Concern> concerns(Rule rule, Story story, int day, String time) {
        return story.assess(protocol(rule), day, time).concerns();
    }
}
