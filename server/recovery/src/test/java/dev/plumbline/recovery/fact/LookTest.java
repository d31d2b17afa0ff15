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

        assertThat(Look.on(late)).isEqualTo(new Look(at(2, "13:00"), late));
    }

    @Test
    void isOrderedByTimeThenReportsFirstThenById() {
        var earlier = Look.at(at(2, "12:00"));
        var first = Look.on(on(2, "13:00").as("a").report());
        var second = Look.on(on(2, "13:00").as("b").report());
        var closing = Look.at(at(2, "13:00"));

        assertThat(Stream.of(closing, second, first, earlier).sorted(Look.BY_TIME))
                .containsExactly(earlier, first, second, closing);
    }
}
