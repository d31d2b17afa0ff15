package dev.plumbline.recovery;

import static dev.plumbline.recovery.fixture.Conditions.isTrue;
import static dev.plumbline.recovery.fixture.Conditions.not;
import static dev.plumbline.recovery.fixture.Conditions.throwing;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static dev.plumbline.recovery.fixture.Rules.RF_CES1;
import static dev.plumbline.recovery.fixture.Rules.TRJ_1;
import static dev.plumbline.recovery.fixture.Rules.VERTEBROPLASTY;
import static dev.plumbline.recovery.fixture.Rules.protocol;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.recovery.checkin.CheckIn;
import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.concern.Closure;
import dev.plumbline.recovery.concern.Closure.By;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.goal.Standing;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.reading.Reading;
import dev.plumbline.recovery.rule.Protocol;
import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The demo patients of the clinical basis, and what an assessment holds besides its concerns. */
class AssessorTest {

    /** "(1) B=8, daily 8,5,5,4,4,3,3… → no flag." */
    @Test
    void hasNoConcernAboutAnOrdinaryRecovery() {
        var story = new Story().asked(daily(0, 7)).painEachDayFrom(0, 8, 5, 5, 4, 4, 3, 3, 3);

        var assessment = story.assess(VERTEBROPLASTY, 9, "00:00");

        assertThat(assessment.concerns()).isEmpty();
        assertThat(assessment.goals()).containsExactly(Map.entry("pain-path", Standing.ON_PATH));
        assertThat(assessment.checkIns().scheduled()).extracting(CheckIn::state).containsOnly(State.ANSWERED);
    }

    /** "(2) B=8, plateau 7 from day 3: TRJ-1 on day 4, TRJ-4 day 14 (7 > 5.6)." */
    @Test
    void findsAPlateauOnDayFourAndNoResponseOnDayFourteen() {
        var story = new Story().painEachDayFrom(0, 8, 5, 5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);

        var assessment = story.assess(VERTEBROPLASTY, 15, "00:00");

        assertThat(assessment.concerns())
                .extracting(Concern::rule, Concern::raised)
                .containsExactly(tuple("TRJ-1", at(4, "13:00")), tuple("TRJ-4", at(14, "13:00")));
        assertThat(assessment.goals()).containsEntry("pain-path", Standing.STRAYING);
    }

    /** "(3) B=8, 3 on days 3–18, then 7,7,7 on days 20–24 → TRJ-3 PH at the first 7, PM from the second, TRJ-1 at the second." */
    @Test
    void findsARiseAtTheFirstHighReadingAndConfirmsItAtTheSecond() {
        var story = new Story();
        IntStream.rangeClosed(3, 18)
                .forEach(day -> story.reported(on(day, "13:00").pain(3)));
        IntStream.of(20, 22, 24).forEach(day -> story.reported(on(day, "13:00").pain(7)));

        var assessment = story.assess(VERTEBROPLASTY, 25, "00:00");

        assertThat(assessment.concerns())
                .extracting(Concern::rule, Concern::raised, Concern::opener)
                .containsExactly(
                        tuple("TRJ-1", at(22, "13:00"), response("day-22")),
                        tuple("TRJ-3", at(22, "13:00"), response("day-22")),
                        tuple("TRJ-3-SINGLE", at(20, "13:00"), response("day-20")));
    }

    /** "(5) saddle numbness day 1 → RF-CES1 stays after normal day 2." */
    @Test
    void keepsAnEmergencyAfterANormalReport() {
        var story = new Story()
                .reported(
                        on(1, "13:00").pain(5).answering("rf.saddle", true),
                        on(2, "13:00").pain(4).answering("rf.saddle", false));

        var concerns = story.assess(VERTEBROPLASTY, 3, "00:00").concerns();

        assertThat(concerns).extracting(Concern::rule, Concern::stands).containsExactly(tuple("RF-CES1", true));
    }

    /** "(6) no form days 1–3 → ADH-1", resolved by the next completed form. */
    @Test
    void findsSilenceOnTheFirstDaysUntilTheNextReport() {
        var story = new Story()
                .asked(daily(0, 7))
                .reported(on(0, "13:00").pain(8), on(4, "13:00").pain(4));

        var concerns = story.assess(VERTEBROPLASTY, 5, "00:00").concerns();

        assertThat(concerns).extracting(Concern::rule, Concern::raised).containsExactly(tuple("ADH-1", at(3, "00:00")));
        assertThat(concerns.get(0).closure())
                .hasValueSatisfying(closure -> assertThat(closure.by()).isEqualTo(By.RULE));
    }

    @Test
    void doesNotSeeAReportAboutALaterMoment() {
        var story = new Story().asked(daily(1, 4)).painEachDayFrom(3, 3, 7);

        var assessment = story.assess(VERTEBROPLASTY, 4, "12:59");

        assertThat(assessment.readings().get("pain")).extracting(Reading::day).containsExactly(3);
        assertThat(assessment.goals()).containsEntry("pain-path", Standing.ON_PATH);
        assertThat(assessment.checkIns().unscheduled()).isEmpty();
    }

    @Test
    void standsOffThePathBeforeAnyRuleCallsItAConcern() {
        var story = new Story().painEachDayFrom(3, 5, 7);

        assertThat(story.assess(VERTEBROPLASTY, 4, "14:00").goals()).containsEntry("pain-path", Standing.OFF_PATH);
    }

    @Test
    void standsByTheWorstReadingOfTheLatestDay() {
        var story = new Story()
                .reported(on(4, "09:00").as("a").pain(7), on(4, "13:00").as("b").pain(5));

        assertThat(story.assess(VERTEBROPLASTY, 4, "14:00").goals()).containsEntry("pain-path", Standing.OFF_PATH);
    }

    @Test
    void returnsToThePathWhenTheConcernIsClosed() {
        var story = new Story().painEachDayFrom(3, 7, 7, 5, 5);

        assertThat(story.assess(VERTEBROPLASTY, 6, "14:00").goals()).containsEntry("pain-path", Standing.ON_PATH);
    }

    @Test
    void doesNotCallAGoalStrayingBecauseOfAnotherRulesConcern() {
        var story = new Story().reported(on(4, "13:00").pain(3).answering("rf.saddle", true));

        var assessment = story.assess(protocol(RF_CES1, TRJ_1), 4, "14:00");

        assertThat(assessment.concerns()).hasSize(1);
        assertThat(assessment.goals()).containsEntry("pain-path", Standing.ON_PATH);
    }

    @Test
    void doesNotCallAGoalStrayingBecauseARuleCouldNotBeJudged() {
        var failing = new Rule("X", "X", Urgency.PROMPT, throwing(), null, facts -> "", Set.of(), Set.of("pain-path"));
        var story = new Story().reported(on(4, "13:00").pain(3));

        var assessment = story.assess(protocol(failing), 4, "14:00");

        assertThat(assessment.concerns()).hasSize(1);
        assertThat(assessment.goals()).containsEntry("pain-path", Standing.ON_PATH);
    }

    @Test
    void holdsEveryReadingOfEachMeasure() {
        var story = new Story()
                .reported(on(4, "09:00").as("a").pain(7), on(4, "13:00").as("b").pain(5));
        var twoMeasures = new Protocol(
                Map.of("pain", Direction.HIGHER_IS_WORSE, "metres", Direction.LOWER_IS_WORSE),
                Map.of(),
                Map.of(),
                List.of(),
                Duration.ofHours(20));

        var readings = story.assess(twoMeasures, 4, "14:00").readings();

        assertThat(readings.get("pain")).hasSize(2);
        assertThat(readings.get("metres")).isEmpty();
    }

    @Test
    void doesNotKnowAGoalWhoseMeasureTheProtocolDoesNotFollow() {
        var odd = new Protocol(Map.of(), Map.of("walking", "metres"), Map.of(), List.of(), Duration.ofHours(20));

        assertThat(new Story().assess(odd, 4, "14:00").goals()).containsExactly(Map.entry("walking", Standing.UNKNOWN));
    }

    @Test
    void holdsAGoalAgainstItsConditionFromItsDueDayOn() {
        var story = new Story()
                .goalDue("opioid-free", 30)
                .reported(
                        on(20, "13:00").answering("med.opioid", true),
                        on(29, "13:00").answering("med.opioid", false));
        var protocol = byCondition();

        assertThat(standing(story, protocol, 19, "23:59")).isEqualTo(Standing.UNKNOWN);
        assertThat(standing(story, protocol, 20, "14:00")).isEqualTo(Standing.UNKNOWN);
        assertThat(standing(story, protocol, 29, "14:00")).isEqualTo(Standing.ON_PATH);
        assertThat(standing(story, protocol, 29, "23:59")).isEqualTo(Standing.ON_PATH);
        assertThat(standing(story, protocol, 30, "00:00")).isEqualTo(Standing.MET);
    }

    @Test
    void doesNotMeetAGoalWhoseConditionIsFalseOnItsDueDay() {
        var using =
                new Story().goalDue("opioid-free", 30).reported(on(29, "13:00").answering("med.opioid", true));

        assertThat(standing(using, byCondition(), 30, "00:00")).isEqualTo(Standing.NOT_MET);
        assertThat(standing(new Story().goalDue("opioid-free", 30), byCondition(), 30, "00:00"))
                .isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void holdsNoGoalDueThatThePlanDoesNotDate() {
        var story = new Story().reported(on(29, "13:00").answering("med.opioid", false));

        assertThat(standing(story, byCondition(), 300, "00:00")).isEqualTo(Standing.ON_PATH);
    }

    @Test
    void holdsUpAGoalByConditionWhileAConcernNamesIt() {
        var still = new Rule(
                "MED-2",
                "Opioid",
                Urgency.PROMPT,
                isTrue("latest.med.opioid"),
                null,
                facts -> "",
                Set.of(),
                Set.of("opioid-free"));
        var story = new Story()
                .goalDue("opioid-free", 30)
                .reported(
                        on(20, "13:00").answering("med.opioid", true),
                        on(29, "13:00").answering("med.opioid", false));

        assertThat(standing(story, byCondition(still), 30, "00:00")).isEqualTo(Standing.HELD_UP);
    }

    @Test
    void closesAConcernByAnEntryThatIsMadeLater() {
        var gap = new Rule(
                "OST-1",
                "Gap",
                Urgency.PROMPT,
                not(isTrue("recorded.drug")),
                isTrue("recorded.drug"),
                facts -> "",
                Set.of(42),
                Set.of());
        var story = new Story().recorded("drug", "MedicationRequest/1", at(50, "09:00"));

        var before = story.assess(protocol(gap), 50, "08:59").concerns();
        var after = story.assess(protocol(gap), 50, "09:00").concerns();

        assertThat(before).singleElement().matches(Concern::stands);
        assertThat(after).singleElement().satisfies(concern -> {
            assertThat(concern.raised()).isEqualTo(at(0, "10:00"));
            assertThat(concern.ended()).isEqualTo(new Closure(at(50, "09:00"), Closure.By.RULE));
        });
    }

    private static Protocol byCondition(Rule... rules) {
        return new Protocol(
                Map.of("pain", Direction.HIGHER_IS_WORSE),
                Map.of(),
                Map.of("opioid-free", not(isTrue("latest.med.opioid"))),
                List.of(rules),
                Duration.ofHours(20));
    }

    private static Standing standing(Story story, Protocol protocol, int day, String time) {
        return story.assess(protocol, day, time).goals().get("opioid-free");
    }

    @Test
    void holdsNothingButUrgentConcernsWithoutAPlan() {
        var story = new Story().withoutPlan().reported(on(1, "13:00").pain(9).answering("rf.saddle", true));

        var assessment = story.assess(VERTEBROPLASTY, 2, "00:00");

        assertThat(assessment.concerns()).extracting(Concern::rule).containsExactly("RF-CES1", "RF-PAIN");
        assertThat(assessment.goals()).isEmpty();
        assertThat(assessment.readings()).isEmpty();
        assertThat(assessment.checkIns().scheduled()).isEmpty();
    }
}
