package dev.plumbline.recovery.fact;

import static dev.plumbline.recovery.fixture.Conditions.name;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static dev.plumbline.recovery.fixture.Story.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Baseline 8: the limit is 7.8 on day 1, 6.9 on day 3, 6.735 on day 4, 6.24 on day 7. */
class FactsTest {

    private static final Fact NOT_YET = new Fact.NotYet();

    @Test
    void knowTheDayOfTheMomentLookedAt() {
        var story = new Story();

        assertThat(fact(story, 4, "00:00", "day")).isEqualTo(Fact.known(Value.of(4)));
        assertThat(fact(story, -1, "23:59", "day")).isEqualTo(Fact.known(Value.of(-1)));
    }

    @Test
    void doNotKnowTheDayWithoutAPlan() {
        var story = new Story().withoutPlan().reported(on(4, "13:00").pain(7));

        assertThat(fact(story, 4, "13:00", "day")).isEqualTo(NOT_YET);
        assertThat(fact(story, 4, "13:00", "pain.latest")).isEqualTo(NOT_YET);
        assertThat(fact(story, 4, "13:00", "checkIns.missedInARow")).isEqualTo(NOT_YET);
    }

    @Test
    void knowTheVariantThatThePlanFollows() {
        var story = new Story().variant("indication", "tumour");

        assertThat(fact(story, 4, "13:00", "variant.indication")).isEqualTo(Fact.known(Value.of("tumour")));
        assertThat(fact(story, 4, "13:00", "variant.procedure")).isEqualTo(NOT_YET);
        assertThat(fact(story.withoutPlan(), 4, "13:00", "variant.indication")).isEqualTo(NOT_YET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pain.unheardOf", "checkIns.unheardOf", "unheardOf.latest"})
    void doNotKnowWhatMeansNothing(String name) {
        assertThat(fact(new Story(), 4, "13:00", name)).isEqualTo(NOT_YET);
    }

    @Test
    void readTheAnswerOfTheReportLookedAtOnly() {
        var story = new Story();
        var yes = on(4, "13:00").answering("rf.saddle", true);

        assertThat(fact(story, yes, "answer.rf.saddle")).isEqualTo(known(Value.of(true), response("day-4")));
        assertThat(fact(story.reported(yes), 4, "13:00", "answer.rf.saddle")).isEqualTo(NOT_YET);
    }

    @Test
    void readTheMeasureOfTheReportLookedAtEvenUnfinishedAndUnplanned() {
        var story = new Story().withoutPlan();

        assertThat(fact(story, on(4, "13:00").pain(9).unfinished(), "pain.now"))
                .isEqualTo(known(Value.of(9), response("day-4")));
        assertThat(fact(story, 4, "13:00", "pain.now")).isEqualTo(NOT_YET);
    }

    @Test
    void areNotYetKnownWhereTheItemWasNotAsked() {
        assertThat(fact(new Story(), on(4, "13:00"), "answer.rf.saddle")).isEqualTo(NOT_YET);
    }

    @Test
    void areNotEvaluableWhereAFinishedReportLacksARequiredAnswer() {
        assertThat(fact(new Story(), on(4, "13:00").missing("rf.saddle"), "answer.rf.saddle"))
                .isEqualTo(new Fact.NotEvaluable(
                        "Answer to `rf.saddle` is missing from a finished report.", Set.of(response("day-4"))));
    }

    @Test
    void areNotYetKnownWhereAnUnfinishedReportLacksARequiredAnswer() {
        assertThat(fact(new Story(), on(4, "13:00").missing("rf.saddle").unfinished(), "answer.rf.saddle"))
                .isEqualTo(NOT_YET);
    }

    @Test
    void areNotEvaluableWhereTheAnswerCannotBeReadThoughUnfinished() {
        var unreadable = new Answer.Unreadable("Found words, expected a number.");

        assertThat(fact(
                        new Story(),
                        on(4, "13:00").measuring("pain", unreadable).unfinished(),
                        "pain.now"))
                .isEqualTo(new Fact.NotEvaluable(
                        "Answer to `pain` cannot be read: Found words, expected a number.", Set.of(response("day-4"))));
    }

    @Test
    void takeTheWorstOfTheLatestDayAsTheLatest() {
        var story = new Story()
                .reported(
                        on(3, "13:00").pain(9),
                        on(4, "09:00").as("a").pain(7),
                        on(4, "13:00").as("b").pain(6));

        assertThat(fact(story, 4, "13:00", "pain.latest")).isEqualTo(known(Value.of(7), response("a")));
        assertThat(fact(story, 5, "13:00", "pain.latest")).isEqualTo(known(Value.of(7), response("a")));
        assertThat(fact(new Story(), 4, "13:00", "pain.latest")).isEqualTo(NOT_YET);
    }

    @Test
    void doNotSeeWhatIsLaterThanTheLook() {
        var story = new Story().reported(on(4, "13:00").pain(7));

        assertThat(fact(story, 4, "12:59:59", "pain.latest")).isEqualTo(NOT_YET);
    }

    @Test
    void doNotSeeReadingsFromBeforeTheDayOfTheProcedure() {
        var story = new Story().painEachDayFrom(-2, 9, 9, 5);

        assertThat(fact(story, -1, "13:00", "pain.latest")).isEqualTo(NOT_YET);
        assertThat(fact(story, 0, "13:00", "pain.latest")).isEqualTo(known(Value.of(5), response("day-0")));
        assertThat(fact(story, 0, "13:00", "pain.medianOfLast3")).isEqualTo(NOT_YET);
    }

    @Test
    void knowBaselineExpectationAndLimitOfTheDayLookedAt() {
        var story = new Story();

        assertThat(fact(story, 4, "13:00", "pain.baseline")).isEqualTo(Fact.known(Value.of(8)));
        assertThat(fact(story, 3, "13:00", "pain.expected")).isEqualTo(Fact.known(Value.of(new BigDecimal("4.4"))));
        assertThat(fact(story, 4, "13:00", "pain.limit")).isEqualTo(Fact.known(Value.of(new BigDecimal("6.735"))));
        assertThat(fact(story, 0, "13:00", "pain.limit")).isEqualTo(NOT_YET);
    }

    /** 6.9 on day 3 and 6.735 on day 4: a look without a report may be on a later day than the reading. */
    @Test
    void knowTheDayOfTheLatestReadingAndItsLimit() {
        var story = new Story().reported(on(3, "13:00").pain(7));

        assertThat(fact(story, 4, "00:00", "pain.latestDay")).isEqualTo(known(Value.of(3), response("day-3")));
        assertThat(fact(story, 4, "00:00", "pain.latestLimit")).isEqualTo(Fact.known(Value.of(new BigDecimal("6.9"))));
        assertThat(fact(new Story(), 4, "00:00", "pain.latestDay")).isEqualTo(NOT_YET);
        assertThat(fact(new Story(), 4, "00:00", "pain.latestLimit")).isEqualTo(NOT_YET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseline", "expected", "limit", "latestLimit", "aboveInARow", "beyondInARow", "withinInARow"})
    void doNotKnowThePathWithoutABaseline(String property) {
        var story = new Story().withoutBaseline().painEachDayFrom(3, 7, 7);

        assertThat(fact(story, 4, "13:00", "pain." + property)).isEqualTo(NOT_YET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseline", "expected", "limit", "latestLimit", "aboveInARow", "beyondInARow", "withinInARow"})
    void knowThePathFromTheVeryMomentThatTheBaselineIsKnown(String property) {
        var story = new Story().baseline("8", at(4, "12:00")).painEachDayFrom(1, 7, 7, 7);

        assertThat(fact(story, 4, "11:59:59", "pain." + property)).isEqualTo(NOT_YET);
        assertThat(fact(story, 4, "12:00", "pain." + property)).isInstanceOf(Fact.Known.class);
    }

    @Test
    void countReadingsAboveTheLimitOfTheirOwnDay() {
        var story = new Story().painEachDayFrom(1, 8, 7, 7, 7);

        assertThat(fact(story, 2, "13:00", "pain.aboveInARow")).isEqualTo(known(Value.of(0)));
        assertThat(fact(story, 3, "13:00", "pain.aboveInARow")).isEqualTo(known(Value.of(1), response("day-3")));
        assertThat(fact(story, 4, "13:00", "pain.aboveInARow"))
                .isEqualTo(known(Value.of(2), response("day-3"), response("day-4")));
    }

    @Test
    void countReadingsOnThePathUpToTheLastThatStrays() {
        var story = new Story().painEachDayFrom(3, 5, 7, 5, 5);

        assertThat(fact(story, 4, "13:00", "pain.withinInARow")).isEqualTo(known(Value.of(0)));
        assertThat(fact(story, 6, "13:00", "pain.withinInARow"))
                .isEqualTo(known(Value.of(2), response("day-5"), response("day-6")));
    }

    @Test
    void countNothingInARowWithoutAReading() {
        assertThat(fact(new Story(), 3, "13:00", "pain.aboveInARow")).isEqualTo(NOT_YET);
        assertThat(fact(new Story(), 3, "13:00", "pain.withinInARow")).isEqualTo(NOT_YET);
    }

    @Test
    void countAReadingOfADayWithoutALimitAsNeitherAboveNorWithin() {
        var story = new Story().reported(on(0, "13:00").pain(10));

        assertThat(fact(story, 0, "13:00", "pain.aboveInARow")).isEqualTo(known(Value.of(0)));
        assertThat(fact(story, 0, "13:00", "pain.withinInARow")).isEqualTo(known(Value.of(0)));
    }

    /** "On 2 consecutive valid readings ≥20 h apart." */
    @ParameterizedTest
    @ValueSource(strings = {"09:00", "09:01"})
    void countTwoReadingsFromTwentyHoursApartOn(String nextDay) {
        var story = new Story().reported(on(3, "13:00").pain(7), on(4, nextDay).pain(7));

        assertThat(fact(story, 4, "14:00", "pain.aboveInARow"))
                .isEqualTo(known(Value.of(2), response("day-3"), response("day-4")));
    }

    @Test
    void countTwoReadingsAsOneWhenTheyAreLessThanTwentyHoursApart() {
        var story = new Story().reported(on(3, "13:00").pain(7), on(4, "08:59").pain(7));

        assertThat(fact(story, 4, "14:00", "pain.aboveInARow")).isEqualTo(known(Value.of(1), response("day-4")));
    }

    @Test
    void passOverAReadingThatIsTooCloseButNotTheOneBefore() {
        var story = new Story()
                .reported(
                        on(3, "13:00").pain(7),
                        on(4, "21:00").pain(7),
                        on(5, "09:00").pain(7));

        assertThat(fact(story, 5, "09:00", "pain.aboveInARow"))
                .isEqualTo(known(Value.of(2), response("day-3"), response("day-5")));
    }

    @Test
    void breakTheRowAtAReadingThatDiffersHoweverClose() {
        var story = new Story()
                .reported(
                        on(3, "13:00").pain(7),
                        on(4, "21:00").pain(3),
                        on(5, "09:00").pain(7));

        assertThat(fact(story, 5, "09:00", "pain.aboveInARow")).isEqualTo(known(Value.of(1), response("day-5")));
    }

    @Test
    void knowTheMedianOfTheLastThreeFromTheThirdReadingOn() {
        var story = new Story().painEachDayFrom(1, 9, 7, 2, 3);

        assertThat(fact(story, 2, "13:00", "pain.medianOfLast3")).isEqualTo(NOT_YET);
        assertThat(fact(story, 3, "13:00", "pain.medianOfLast3"))
                .isEqualTo(known(Value.of(7), response("day-1"), response("day-2"), response("day-3")));
        assertThat(fact(story, 4, "13:00", "pain.medianOfLast3"))
                .isEqualTo(known(Value.of(3), response("day-2"), response("day-3"), response("day-4")));
    }

    /** "Lowest median of 5 readings in a row since day 1, the latest reading left out (needs ≥5 earlier readings)." */
    @Test
    void knowTheBestFromTheSixthReadingOn() {
        var story = new Story().painEachDayFrom(1, 6, 5, 4, 3, 2, 9);

        assertThat(fact(story, 5, "13:00", "pain.bestMedianOf5SinceDay1")).isEqualTo(NOT_YET);
        assertThat(fact(story, 6, "13:00", "pain.bestMedianOf5SinceDay1")).isEqualTo(Fact.known(Value.of(4)));
    }

    @Test
    void takeTheLowestOfAllMediansAsTheBest() {
        var story = new Story().painEachDayFrom(1, 6, 5, 4, 3, 2, 1, 7, 7, 7, 7, 1);

        assertThat(fact(story, 11, "13:00", "pain.bestMedianOf5SinceDay1")).isEqualTo(Fact.known(Value.of(3)));
    }

    @Test
    void takeTheBestMedianOfOtherNumbersAndDays() {
        var story = new Story().painEachDayFrom(1, 2, 2, 6, 7, 5, 9);

        assertThat(fact(story, 6, "13:00", "pain.bestMedianOf2SinceDay1")).isEqualTo(Fact.known(Value.of(2)));
        assertThat(fact(story, 6, "13:00", "pain.bestMedianOf2SinceDay4")).isEqualTo(Fact.known(Value.of(6)));
        assertThat(fact(story, 6, "13:00", "pain.bestMedianOf3SinceDay4")).isEqualTo(NOT_YET);
        assertThat(fact(story, 6, "13:00", "pain.bestMedianOf0SinceDay1")).isEqualTo(NOT_YET);
    }

    @Test
    void takeTheBestSingleReadingButTheLatest() {
        var story = new Story().painEachDayFrom(0, 6, 4, 5, 1);

        assertThat(fact(new Story(), 0, "13:00", "pain.bestOfEarlier")).isEqualTo(NOT_YET);
        assertThat(fact(story, 0, "13:00", "pain.bestOfEarlier")).isEqualTo(NOT_YET);
        assertThat(fact(story, 1, "13:00", "pain.bestOfEarlier")).isEqualTo(Fact.known(Value.of(6)));
        assertThat(fact(story, 3, "13:00", "pain.bestOfEarlier")).isEqualTo(Fact.known(Value.of(4)));
    }

    @Test
    void sayHowMuchWasGainedOverSomeDays() {
        var story = new Story()
                .reported(
                        on(14, "13:00").pain(9),
                        on(15, "13:00").pain(7),
                        on(28, "13:00").pain(8),
                        on(29, "13:00").pain(4));

        assertThat(fact(story, 27, "13:00", "pain.gainOver14Days")).isEqualTo(NOT_YET);
        assertThat(fact(story, 28, "13:00", "pain.gainOver14Days"))
                .isEqualTo(known(Value.of(1), response("day-14"), response("day-28")));
        assertThat(fact(story, 29, "13:00", "pain.gainOver14Days"))
                .isEqualTo(known(Value.of(3), response("day-15"), response("day-29")));
        assertThat(fact(story, 28, "13:00", "pain.gainOver1Days"))
                .isEqualTo(known(Value.of(-1), response("day-15"), response("day-28")));
        assertThat(fact(story, 29, "13:00", "pain.gainOver16Days")).isEqualTo(NOT_YET);
        assertThat(fact(story, 13, "13:00", "pain.gainOver0Days")).isEqualTo(NOT_YET);
    }

    @Test
    void gainWhereMoreIsBetter() {
        var story = new Story()
                .reported(
                        on(1, "13:00").measuring("metres", new Answer.Given(Value.of(100))),
                        on(2, "13:00").measuring("metres", new Answer.Given(Value.of(160))));
        var facts = new Facts(
                Map.of("metres", Direction.LOWER_IS_WORSE),
                Duration.ofHours(20),
                story.record(),
                EvaluationPoint.at(at(2, "13:00")),
                Instant.MIN);

        assertThat(facts.of(name("metres.gainOver1Days")))
                .isEqualTo(known(Value.of(60), response("day-1"), response("day-2")));
        assertThat(facts.of(name("metres.bestOfEarlier"))).isEqualTo(Fact.known(Value.of(100)));
    }

    @Test
    void leaveTheDayOfTheProcedureOutOfTheBest() {
        var story = new Story().painEachDayFrom(0, 1, 5, 5, 5, 5, 5);

        assertThat(fact(story, 5, "13:00", "pain.bestMedianOf5SinceDay1")).isEqualTo(NOT_YET);
    }

    @Test
    void takeTheHighestMedianAsTheBestWhereLowerIsWorse() {
        var story = new Story();
        IntStream.rangeClosed(1, 7)
                .forEach(day ->
                        story.reported(on(day, "13:00").measuring("metres", new Answer.Given(Value.of(100L * day)))));

        var facts = new Facts(
                Map.of("metres", Direction.LOWER_IS_WORSE),
                Duration.ofHours(20),
                story.record(),
                EvaluationPoint.at(at(7, "13:00")),
                Instant.MIN);

        assertThat(facts.of(name("metres.bestMedianOf5SinceDay1"))).isEqualTo(Fact.known(Value.of(400)));
    }

    @Test
    void countOnlyReadingsAfterAPersonsClosing() {
        var story = new Story().painEachDayFrom(3, 7, 7, 7);

        assertThat(facts(story, EvaluationPoint.at(at(6, "09:00")), at(4, "13:00"))
                        .of(name("pain.aboveInARow")))
                .isEqualTo(known(Value.of(1), response("day-5")));
        assertThat(facts(story, EvaluationPoint.at(at(6, "09:00")), at(4, "12:59"))
                        .of(name("pain.aboveInARow")))
                .isEqualTo(known(Value.of(2), response("day-4"), response("day-5")));
    }

    @Test
    void countMissedCheckInsWithTheirTasks() {
        var story = new Story().asked(daily(1, 3));

        assertThat(fact(story, 2, "13:00", "checkIns.missedInARow")).isEqualTo(known(Value.of(0)));
        assertThat(fact(story, 4, "00:00", "checkIns.missedInARow")).isEqualTo(known(Value.of(2), task(1), task(2)));
    }

    @Test
    void knowTheDayOfTheLastMissedCheckIn() {
        var story = new Story().asked(daily(1, 3)).reported(on(1, "13:00"));

        assertThat(fact(story, 3, "00:00", "checkIns.lastMissedDay")).isEqualTo(NOT_YET);
        assertThat(fact(story, 5, "00:00", "checkIns.lastMissedDay")).isEqualTo(known(Value.of(3), task(3)));
    }

    @ParameterizedTest
    @CsvSource({"08:59, -1", "09:00, 0", "10:59, 1", "11:00, 2"})
    void countFullHoursSinceTheProcedure(String time, int hours) {
        assertThat(fact(new Story(), 0, time, "hours")).isEqualTo(Fact.known(Value.of(hours)));
        assertThat(fact(new Story().withoutPlan(), 0, time, "hours")).isEqualTo(NOT_YET);
    }

    @Test
    void countReadingsOfAtLeastANumberInARow() {
        var story = new Story().painEachDayFrom(1, 7, 6, 7, 8);

        assertThat(fact(story, 4, "13:00", "pain.atLeast7InARow"))
                .isEqualTo(known(Value.of(2), response("day-3"), response("day-4")));
        assertThat(fact(story, 2, "13:00", "pain.atLeast7InARow")).isEqualTo(known(Value.of(0)));
        assertThat(fact(story, 4, "13:00", "pain.atLeast7InARowSinceDay4"))
                .isEqualTo(known(Value.of(1), response("day-4")));
        assertThat(fact(new Story(), 4, "13:00", "pain.atLeast7InARow")).isEqualTo(NOT_YET);
        assertThat(fact(new Story(), 4, "13:00", "pain.atLeast7InARowSinceDay4"))
                .isEqualTo(NOT_YET);
    }

    @Test
    void countReadingsBelowANumberInARow() {
        var story = new Story().withoutBaseline().painEachDayFrom(1, 7, 6, 5);

        assertThat(fact(story, 3, "13:00", "pain.below7InARow"))
                .isEqualTo(known(Value.of(2), response("day-2"), response("day-3")));
        assertThat(fact(story, 1, "13:00", "pain.below7InARow")).isEqualTo(known(Value.of(0)));
        assertThat(fact(new Story(), 1, "13:00", "pain.below7InARow")).isEqualTo(NOT_YET);
    }

    @Test
    void knowTheMedianOfUpToSoManyReadingsOfSomeDays() {
        var story = new Story().painEachDayFrom(9, 9, 8, 2, 3, 7);

        assertThat(fact(story, 13, "13:00", "pain.medianOfLast3InDays10To12"))
                .isEqualTo(known(Value.of(3), response("day-10"), response("day-11"), response("day-12")));
        assertThat(fact(story, 13, "13:00", "pain.medianOfLast2InDays10To12"))
                .isEqualTo(known(Value.of(new BigDecimal("2.5")), response("day-11"), response("day-12")));
        assertThat(fact(story, 13, "13:00", "pain.medianOfLast3InDays13To20"))
                .isEqualTo(known(Value.of(7), response("day-13")));
        assertThat(fact(story, 13, "13:00", "pain.medianOfLast3InDays14To20")).isEqualTo(NOT_YET);
    }

    @Test
    void knowTheWorstReadingOfTheLastDays() {
        var story = new Story().painEachDayFrom(1, 9, 5, 6, 6);

        assertThat(fact(story, 4, "13:00", "pain.worstOfLast2Days")).isEqualTo(known(Value.of(6)));
        assertThat(fact(story, 4, "13:00", "pain.worstOfLast3Days")).isEqualTo(known(Value.of(9)));
        assertThat(fact(story, 8, "13:00", "pain.worstOfLast3Days")).isEqualTo(NOT_YET);
    }

    @Test
    void countTheMissedAmongTheLastClosedCheckIns() {
        var story = new Story().asked(daily(1, 9)).reported(on(2, "13:00"), on(4, "13:00"));

        assertThat(fact(story, 2, "23:59", "checkIns.missedOfLast3")).isEqualTo(known(Value.of(0)));
        assertThat(fact(story, 5, "00:00", "checkIns.missedOfLast3")).isEqualTo(known(Value.of(2), task(1), task(3)));
        assertThat(fact(story, 6, "00:00", "checkIns.missedOfLast3")).isEqualTo(known(Value.of(1), task(3)));
        assertThat(fact(story, 6, "00:00", "checkIns.missedOfLast9")).isEqualTo(known(Value.of(2), task(1), task(3)));
        assertThat(fact(story, 6, "00:00", "checkIns.missedOfLast9SinceDay2")).isEqualTo(known(Value.of(1), task(3)));
    }

    @Test
    void countADayAsMissedWhereNoneOfItsCheckInsIsAnswered() {
        var story = new Story().asked(daily(6, 7)).askedWeekly(7).reported(on(7, "13:00"));

        assertThat(fact(story, 10, "00:00", "checkIns.missedOfLast7")).isEqualTo(known(Value.of(1), task(6)));
        assertThat(fact(new Story().asked(daily(7, 7)).askedWeekly(7), 10, "00:00", "checkIns.missedOfLast7"))
                .isEqualTo(known(Value.of(1), task(7), Evidence.of("Task/week-007")));
    }

    @Test
    void countACheckInThatWasAnsweredLateOrCalledOffAsNotMissed() {
        var story = new Story()
                .asked(daily(1, 3))
                .excused(2)
                .reported(on(1, "13:00").arriving(4, "09:00"));

        assertThat(fact(story, 4, "00:00", "checkIns.missedOfLast7")).isEqualTo(known(Value.of(1), task(1)));
        assertThat(fact(story, 4, "10:00", "checkIns.missedOfLast7")).isEqualTo(known(Value.of(0)));
    }

    @Test
    void countTheMissedAfterAPersonsClosingOnly() {
        var story = new Story().asked(daily(1, 3));
        var facts = facts(story, EvaluationPoint.at(at(5, "00:00")), at(3, "00:00"));

        assertThat(facts.of(name("checkIns.missedOfLast7"))).isEqualTo(known(Value.of(2), task(2), task(3)));
    }

    @Test
    void sayWhetherTheLatestCheckInOfASeriesIsMissed() {
        var story = new Story()
                .asked(daily(1, 2))
                .reported(on(1, "13:00"), on(2, "13:00").arriving(4, "09:00"));

        assertThat(fact(story, 2, "23:59", "missed.daily")).isEqualTo(NOT_YET);
        assertThat(fact(story, 3, "00:00", "missed.daily")).isEqualTo(known(Value.of(false)));
        assertThat(fact(story, 4, "00:00", "missed.daily")).isEqualTo(known(Value.of(true), task(2)));
        assertThat(fact(story, 4, "09:00", "missed.daily")).isEqualTo(known(Value.of(false)));
        assertThat(fact(story, 4, "00:00", "missed.weekly")).isEqualTo(NOT_YET);
        assertThat(fact(story.withoutPlan(), 4, "00:00", "missed.daily")).isEqualTo(NOT_YET);
    }

    @Test
    void askNoMoreForACheckInThatClosedBeforeAPersonsClosing() {
        var story = new Story().asked(daily(1, 2));

        assertThat(facts(story, EvaluationPoint.at(at(4, "00:00")), at(3, "00:00"))
                        .of(name("missed.daily")))
                .isEqualTo(known(Value.of(true), task(2)));
        assertThat(facts(story, EvaluationPoint.at(at(4, "00:00")), at(4, "00:00"))
                        .of(name("missed.daily")))
                .isEqualTo(NOT_YET);
    }

    @Test
    void countTheDaysSinceTheLastReportCameIn() {
        var story = new Story()
                .asked(daily(1, 4))
                .reported(on(1, "13:00").arriving(2, "23:59"), on(3, "13:00").unfinished());

        assertThat(fact(story, 2, "23:58", "checkIns.daysSilent")).isEqualTo(known(Value.of(2)));
        assertThat(fact(story, 2, "23:59", "checkIns.daysSilent")).isEqualTo(known(Value.of(0)));
        assertThat(fact(story, 5, "00:00", "checkIns.daysSilent")).isEqualTo(known(Value.of(3), task(3)));
    }

    @Test
    void hearNothingOfThePatientInWhatSomebodyElseHasMeasured() {
        var story = new Story()
                .asked(daily(1, 4))
                .reported(on(1, "13:00"), on(3, "13:00").form(""));

        assertThat(fact(story, 5, "00:00", "checkIns.daysSilent")).isEqualTo(known(Value.of(4), task(2), task(3)));
    }

    @Test
    void countTheDaysOfSilenceFromThePlanOrAPersonsClosingOn() {
        var story = new Story().planStored(2, "10:00");

        assertThat(fact(story, 5, "00:00", "checkIns.daysSilent")).isEqualTo(known(Value.of(3)));
        assertThat(fact(story, 1, "00:00", "checkIns.daysSilent")).isEqualTo(known(Value.of(0)));
        assertThat(facts(story, EvaluationPoint.at(at(9, "00:00")), at(6, "12:00"))
                        .of(name("checkIns.daysSilent")))
                .isEqualTo(known(Value.of(3)));
    }

    @Test
    void areComputedOnce() {
        var facts = facts(new Story(), EvaluationPoint.at(at(4, "13:00")), Instant.MIN);

        assertThat(facts.of(name("day"))).isSameAs(facts.of(name("day")));
        assertThat(facts.point()).isEqualTo(EvaluationPoint.at(at(4, "13:00")));
    }

    private static Fact fact(Story story, int day, String time, String name) {
        return facts(story, EvaluationPoint.at(at(day, time)), Instant.MIN).of(name(name));
    }

    private static Fact fact(Story story, Reported report, String name) {
        return facts(story, EvaluationPoint.on(report.report()), Instant.MIN).of(name(name));
    }

    private static Facts facts(Story story, EvaluationPoint point, Instant since) {
        return new Facts(Map.of("pain", Direction.HIGHER_IS_WORSE), Duration.ofHours(20), story.record(), point, since);
    }

    private static Fact known(Value value, Evidence... evidence) {
        return new Fact.Known(value, Set.of(evidence));
    }
}
