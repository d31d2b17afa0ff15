package dev.plumbline.recovery.fact;

import static dev.plumbline.recovery.fixture.Conditions.name;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static dev.plumbline.recovery.fixture.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFactTest {

    private static final Fact NOT_YET = new Fact.NotYet();

    @Test
    void countTheDaysSinceTheLastYes() {
        var story = new Story().reported(opioid(2, true), opioid(4, true), opioid(6, false));

        assertThat(fact(story, 4, "daysSince.med.opioid")).isEqualTo(known(0));
        assertThat(fact(story, 9, "daysSince.med.opioid")).isEqualTo(known(5));
        assertThat(fact(story, 1, "daysSince.med.opioid")).isEqualTo(NOT_YET);
        assertThat(fact(new Story().reported(opioid(2, false)), 4, "daysSince.med.opioid"))
                .isEqualTo(NOT_YET);
    }

    @Test
    void countAnsweredDaysInARow() {
        var story = new Story().reported(opioid(1, false), opioid(2, true), opioid(5, true));

        assertThat(fact(story, 1, "inARow.med.opioid")).isEqualTo(known(0));
        assertThat(fact(story, 2, "inARow.med.opioid")).isEqualTo(known(1, response("day-2")));
        assertThat(fact(story, 9, "inARow.med.opioid")).isEqualTo(known(2, response("day-2"), response("day-5")));
    }

    @Test
    void countClearDaysInARowAndHowFarTheyReach() {
        var story = new Story().reported(opioid(1, true), opioid(2, false), opioid(5, false), opioid(9, false));

        assertThat(fact(story, 1, "clearInARow.med.opioid")).isEqualTo(known(0));
        assertThat(fact(story, 1, "clearDays.med.opioid")).isEqualTo(known(0));
        assertThat(fact(story, 2, "clearInARow.med.opioid")).isEqualTo(known(1, response("day-2")));
        assertThat(fact(story, 2, "clearDays.med.opioid")).isEqualTo(known(0, response("day-2")));
        assertThat(fact(story, 9, "clearInARow.med.opioid"))
                .isEqualTo(known(3, response("day-2"), response("day-5"), response("day-9")));
        assertThat(fact(story, 9, "clearDays.med.opioid"))
                .isEqualTo(known(7, response("day-2"), response("day-5"), response("day-9")));
    }

    @Test
    void countAmongTheLastAnsweredDaysOnly() {
        var story = new Story().reported(opioid(1, true), opioid(2, true), opioid(3, false), opioid(8, true));

        assertThat(fact(story, 9, "ofLast2.med.opioid")).isEqualTo(known(1, response("day-8")));
        assertThat(fact(story, 9, "ofLast3.med.opioid")).isEqualTo(known(2, response("day-2"), response("day-8")));
        assertThat(fact(story, 9, "ofLast7.med.opioid"))
                .isEqualTo(known(3, response("day-1"), response("day-2"), response("day-8")));
    }

    @Test
    void sayWhatTheLatestAnswerWasEvenBeforeTheProcedure() {
        var story = new Story().reported(opioid(-3, true), opioid(2, false));

        assertThat(fact(new Story(), 4, "latest.med.opioid")).isEqualTo(NOT_YET);
        assertThat(fact(story, 1, "latest.med.opioid"))
                .isEqualTo(new Fact.Known(Value.of(true), Set.of(response("day--3"))));
        assertThat(fact(story, 2, "latest.med.opioid"))
                .isEqualTo(new Fact.Known(Value.of(false), Set.of(response("day-2"))));
        assertThat(fact(story.withoutPlan(), 2, "latest.med.opioid")).isEqualTo(NOT_YET);
    }

    @Test
    void keepTheLatestAnswerWhateverAPersonClosed() {
        var story = new Story().reported(opioid(-3, true));
        var facts =
                new Facts(Map.of(), Duration.ZERO, story.record(), EvaluationPoint.at(at(9, "13:00")), at(8, "13:00"));

        assertThat(facts.of(name("latest.med.opioid")))
                .isEqualTo(new Fact.Known(Value.of(true), Set.of(response("day--3"))));
    }

    @Test
    void countNoDayBeforeTheProcedure() {
        var story = new Story().reported(opioid(-3, true), opioid(0, true));

        assertThat(fact(story, 2, "inARow.med.opioid")).isEqualTo(known(1, response("day-0")));
    }

    @Test
    void holdForADayOnWhichTheyHoldInAnyReport() {
        var story = new Story()
                .reported(
                        on(2, "09:00").as("a").answering("med.opioid", false),
                        on(2, "13:00").as("b").answering("med.opioid", true),
                        on(2, "18:00").as("c").answering("med.opioid", false),
                        on(2, "19:00").as("d").answering("med.opioid", true));

        assertThat(fact(story, 3, "inARow.med.opioid")).isEqualTo(known(1, response("b"), response("d")));
        assertThat(fact(story, 3, "clearInARow.med.opioid")).isEqualTo(known(0));
    }

    @Test
    void restOnAllReportsOfAClearDay() {
        var story = new Story()
                .reported(
                        on(2, "09:00").as("a").answering("med.opioid", false),
                        on(2, "13:00").as("b").answering("med.opioid", false));

        assertThat(fact(story, 3, "clearInARow.med.opioid")).isEqualTo(known(1, response("a"), response("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"daysSince", "inARow", "clearInARow", "clearDays", "ofLast7"})
    void areNotYetKnownBeforeTheItemWasAnswered(String subject) {
        var story = new Story()
                .reported(
                        on(2, "13:00").pain(3),
                        on(3, "13:00").missing("med.opioid"),
                        on(3, "14:00").as("x").answering("med.opioid", true).unfinished(),
                        opioid(-1, true),
                        opioid(6, true));

        assertThat(fact(story, 5, subject + ".med.opioid")).isEqualTo(NOT_YET);
        assertThat(fact(new Story().withoutPlan().reported(opioid(2, true)), 5, subject + ".med.opioid"))
                .isEqualTo(NOT_YET);
    }

    @Test
    void countTheDayOfTheProcedure() {
        assertThat(fact(new Story().reported(opioid(0, true)), 1, "inARow.med.opioid"))
                .isEqualTo(known(1, response("day-0")));
    }

    @Test
    void testWhatWasChosen() {
        var story = new Story().reported(walked(1, "none"), walked(2, "none"), walked(3, "some"));

        assertThat(fact(story, 2, "inARow.act.walk=none")).isEqualTo(known(2, response("day-1"), response("day-2")));
        assertThat(fact(story, 3, "inARow.act.walk=none")).isEqualTo(known(0));
        assertThat(fact(story, 3, "daysSince.act.walk=none")).isEqualTo(known(1));
    }

    @Test
    void leaveOutTheDaysBeforeOne() {
        var story = new Story().reported(opioid(0, true), opioid(1, true), opioid(2, true));

        assertThat(fact(story, 3, "inARowSinceDay1.med.opioid"))
                .isEqualTo(known(2, response("day-1"), response("day-2")));
        assertThat(fact(story, 3, "ofLast7SinceDay2.med.opioid")).isEqualTo(known(1, response("day-2")));
        assertThat(fact(story, 1, "inARowSinceDay2.med.opioid")).isEqualTo(NOT_YET);
        assertThat(fact(story, 1, "ofLast7SinceDay2.med.opioid")).isEqualTo(NOT_YET);
    }

    @Test
    void forgetWhatAPersonHasClosed() {
        var story = new Story().reported(opioid(1, true), opioid(2, true), opioid(3, true));
        var facts = facts(story, EvaluationPoint.at(at(4, "13:00")), at(2, "13:00"));

        assertThat(facts.of(name("inARow.med.opioid"))).isEqualTo(known(1, response("day-3")));
    }

    @Test
    void tellWhetherTheReportLookedAtPasses() {
        var walked = walked(2, "none");

        assertThat(fact(walked, "answer.act.walk=none")).isEqualTo(yesOrNo(true));
        assertThat(fact(walked, "answer.act.walk=some")).isEqualTo(yesOrNo(false));
        assertThat(fact(walked, "answer.act.walk"))
                .isEqualTo(new Fact.Known(Value.of("none"), Set.of(response("day-2"))));
        assertThat(fact(on(2, "13:00"), "answer.act.walk=none")).isEqualTo(NOT_YET);
        assertThat(fact(on(2, "13:00").missing("act.walk"), "answer.act.walk=none"))
                .isEqualTo(new Fact.NotEvaluable(
                        "Answer to `act.walk` is missing from a finished report.", Set.of(response("day-2"))));
    }

    private static Reported opioid(int day, boolean taken) {
        return on(day, "13:00").answering("med.opioid", taken);
    }

    private static Reported walked(int day, String option) {
        return on(day, "13:00").answering("act.walk", new Answer.Given(Value.of(option)));
    }

    private static Fact fact(Story story, int day, String name) {
        return facts(story, EvaluationPoint.at(at(day, "20:00")), Instant.MIN).of(name(name));
    }

    private static Fact fact(Reported report, String name) {
        return facts(new Story(), EvaluationPoint.on(report.report()), Instant.MIN)
                .of(name(name));
    }

    private static Facts facts(Story story, EvaluationPoint point, Instant since) {
        return new Facts(Map.of(), Duration.ofHours(20), story.record(), point, since);
    }

    private static Fact yesOrNo(boolean holds) {
        return new Fact.Known(Value.of(holds), Set.of(response("day-2")));
    }

    private static Fact known(int value, Evidence... evidence) {
        return new Fact.Known(Value.of(value), Set.of(evidence));
    }
}
