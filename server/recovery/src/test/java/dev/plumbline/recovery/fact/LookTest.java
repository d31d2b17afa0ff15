package dev.plumbline.recovery.fact;

import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookTest {

    @Test
    void isAtTheMomentThatTheReportIsAbout() {
        var late = on(2, "13:00").arriving(5, "09:00").report();

        assertThat(EvaluationPoint.on(late)).isEqualTo(new EvaluationPoint(at(2, "13:00"), late));
    }

    @Test
    void isOrderedByTimeThenReportsFirstThenById() {
        var earlier = EvaluationPoint.at(at(2, "12:00"));
        var first = EvaluationPoint.on(on(2, "13:00").as("a").report());
        var second = EvaluationPoint.on(on(2, "13:00").as("b").report());
        var closing = EvaluationPoint.at(at(2, "13:00"));

        assertThat(Stream.of(closing, second, first, earlier).sorted(EvaluationPoint.BY_TIME))
                .containsExactly(earlier, first, second, closing);
    }
}
