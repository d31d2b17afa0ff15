package dev.plumbline.recovery.rule;

import static dev.plumbline.recovery.fixture.Conditions.and;
import static dev.plumbline.recovery.fixture.Conditions.atLeast;
import static dev.plumbline.recovery.fixture.Conditions.isTrue;
import static dev.plumbline.recovery.fixture.Conditions.or;
import static dev.plumbline.recovery.fixture.Conditions.throwing;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fact.EvaluationPoint;
import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.path.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void isTrueOnTheEvidenceOfAllFactsThatTheConditionNames() {
        var story = new Story().painEachDayFrom(1, 5, 5);
        var condition = or(isTrue("answer.rf.saddle"), atLeast("pain.latest", 9));

        var judgement = judge(condition, story, on(3, "13:00").answering("rf.saddle", true));

        assertThat(judgement)
                .isEqualTo(new Judgement(Outcome.TRUE, Set.of(response("day-2"), response("day-3")), List.of()));
    }

    @Test
    void isFalseWhereTheConditionSaysSo() {
        var judgement =
                judge(isTrue("answer.rf.saddle"), new Story(), on(3, "13:00").answering("rf.saddle", false));

        assertThat(judgement).isEqualTo(new Judgement(Outcome.FALSE, Set.of(response("day-3")), List.of()));
    }

    @Test
    void isNotYetKnownWhereTheItemWasNotAsked() {
        var judgement = judge(isTrue("answer.rf.saddle"), new Story(), on(3, "13:00"));

        assertThat(judgement).isEqualTo(new Judgement(Outcome.NOT_YET, Set.of(), List.of()));
    }

    @Test
    void isNotEvaluableWhereARequiredAnswerIsMissingFromAFinishedReport() {
        var judgement =
                judge(isTrue("answer.rf.saddle"), new Story(), on(3, "13:00").missing("rf.saddle"));

        assertThat(judgement)
                .isEqualTo(new Judgement(
                        Outcome.NOT_EVALUABLE,
                        Set.of(response("day-3")),
                        List.of("Answer to `rf.saddle` is missing from a finished report.")));
    }

    @Test
    void isNotYetKnownWhereARequiredAnswerIsMissingFromAnUnfinishedReport() {
        var unfinished = on(3, "13:00").missing("rf.saddle").unfinished();

        assertThat(judge(isTrue("answer.rf.saddle"), new Story(), unfinished).outcome())
                .isEqualTo(Outcome.NOT_YET);
    }

    @Test
    void isDecidedByTheFactsThatAreKnownIfTheySuffice() {
        var oneMissing = on(3, "13:00").missing("a").answering("b", true);

        assertThat(judge(or(isTrue("answer.a"), isTrue("answer.b")), new Story(), oneMissing)
                        .outcome())
                .isEqualTo(Outcome.TRUE);
        assertThat(judge(and(isTrue("answer.a"), isTrue("answer.b")), new Story(), oneMissing)
                        .outcome())
                .isEqualTo(Outcome.NOT_EVALUABLE);
    }

    @Test
    void givesTheReasonsInTheOrderOfTheNames() {
        var bothMissing = on(3, "13:00").missing("a").missing("b");

        assertThat(judge(and(isTrue("answer.b"), isTrue("answer.a")), new Story(), bothMissing)
                        .reasons())
                .containsExactly(
                        "Answer to `a` is missing from a finished report.",
                        "Answer to `b` is missing from a finished report.");
    }

    @Test
    void isNotEvaluableAndNeverFalseWhereTheConditionThrows() {
        var judgement =
                judge(throwing("answer.rf.saddle"), new Story(), on(3, "13:00").answering("rf.saddle", false));

        assertThat(judgement)
                .isEqualTo(new Judgement(
                        Outcome.NOT_EVALUABLE,
                        Set.of(response("day-3")),
                        List.of("The condition failed with IllegalStateException.")));
    }

    @Test
    void isNotEvaluableWhereAFactCannotBeComputed() {
        var story = new Story();
        var beyondAnyCalendar = EvaluationPoint.at(Instant.MAX);

        var judgement = Judgement.of(atLeast("day", 1), facts(story, beyondAnyCalendar));

        assertThat(judgement.outcome()).isEqualTo(Outcome.NOT_EVALUABLE);
        assertThat(judgement.reasons()).containsExactly("The condition failed with DateTimeException.");
    }

    @Test
    void isNotEvaluableWhereTheConditionCannotSayWhatItNames() {
        var nameless = new Condition() {
            @Override
            public Set<FactName> names() {
                throw new IllegalStateException();
            }

            @Override
            public Optional<Boolean> test(Facts facts) {
                return Optional.of(false);
            }
        };

        assertThat(judge(nameless, new Story(), on(3, "13:00")).outcome()).isEqualTo(Outcome.NOT_EVALUABLE);
    }

    private static Judgement judge(Condition condition, Story story, Reported report) {
        return Judgement.of(condition, facts(story, EvaluationPoint.on(report.report())));
    }

    private static Facts facts(Story story, EvaluationPoint point) {
        return new Facts(
                Map.of("pain", Direction.HIGHER_IS_WORSE), Duration.ofHours(20), story.record(), point, Instant.MIN);
    }
}
