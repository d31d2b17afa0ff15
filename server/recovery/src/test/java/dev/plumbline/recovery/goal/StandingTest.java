package dev.plumbline.recovery.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.PainPath;
import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.path.Curve;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.reading.Reading;
import dev.plumbline.recovery.rule.Outcome;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baseline 8: the limit is 6.9 on day 3, 5.45 on day 41 and 5.04 on day 365, the last of the path. */
class StandingTest {

    private static final boolean CONCERNED = true;
    private static final boolean CALM = false;

    private final Optional<ExpectedPath> path = Optional.of(PainPath.of("8"));

    @Test
    void isUnknownWithoutAPath() {
        assertThat(Standing.of(Optional.empty(), reading(3, "5"), CALM, 3)).isEqualTo(Standing.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUE, false, false, ON_PATH",
        "FALSE, false, false, UNKNOWN",
        "NOT_YET, false, false, UNKNOWN",
        "NOT_EVALUABLE, false, false, UNKNOWN",
        "TRUE, false, true, MET",
        "FALSE, false, true, NOT_MET",
        "NOT_YET, false, true, UNKNOWN",
        "NOT_EVALUABLE, false, true, UNKNOWN",
        "TRUE, true, true, HELD_UP",
        "TRUE, true, false, HELD_UP",
        "FALSE, true, true, NOT_MET",
        "FALSE, true, false, HELD_UP",
        "NOT_YET, true, true, HELD_UP"
    })
    void followsAConditionOnceItIsDue(Outcome met, boolean concerned, boolean due, Standing standing) {
        assertThat(Standing.of(met, concerned, due)).isEqualTo(standing);
    }

    @Test
    void isUnknownWithoutALimit() {
        var none = new Curve(new TreeMap<>());
        var unlimited = new ExpectedPath("pain", Direction.HIGHER_IS_WORSE, none, none);

        assertThat(Standing.of(Optional.of(unlimited), reading(3, "5"), CALM, 3))
                .isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void isUnknownWithoutAReading() {
        assertThat(Standing.of(path, Optional.empty(), CALM, 3)).isEqualTo(Standing.UNKNOWN);
        assertThat(Standing.of(path, Optional.empty(), CALM, 365)).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void isUnknownWhileTheOnlyReadingIsOfADayWithoutALimit() {
        assertThat(Standing.of(path, reading(0, "3"), CALM, 0)).isEqualTo(Standing.UNKNOWN);
        assertThat(Standing.of(path, reading(-2, "3"), CALM, 5)).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void straysWithAConcernEvenWithoutAReading() {
        assertThat(Standing.of(path, Optional.empty(), CONCERNED, 3)).isEqualTo(Standing.STRAYING);
        assertThat(Standing.of(path, reading(0, "3"), CONCERNED, 3)).isEqualTo(Standing.STRAYING);
    }

    @Test
    void isOnThePathAtTheLimitAndOffItAbove() {
        assertThat(Standing.of(path, reading(3, "6.9"), CALM, 3)).isEqualTo(Standing.ON_PATH);
        assertThat(Standing.of(path, reading(3, "6.91"), CALM, 3)).isEqualTo(Standing.OFF_PATH);
    }

    @Test
    void straysWithAConcernThoughTheLatestReadingIsOnThePath() {
        assertThat(Standing.of(path, reading(3, "3"), CONCERNED, 3)).isEqualTo(Standing.STRAYING);
    }

    @Test
    void isMetOrNotOnTheLastDayOfThePathAndAfter() {
        assertThat(Standing.of(path, reading(364, "5"), CALM, 364)).isEqualTo(Standing.ON_PATH);
        assertThat(Standing.of(path, reading(365, "5.04"), CALM, 365)).isEqualTo(Standing.MET);
        assertThat(Standing.of(path, reading(365, "5.05"), CALM, 365)).isEqualTo(Standing.NOT_MET);
        assertThat(Standing.of(path, reading(360, "5"), CALM, 500)).isEqualTo(Standing.MET);
    }

    @Test
    void isNotMetWhileAConcernStands() {
        assertThat(Standing.of(path, reading(365, "5"), CONCERNED, 365)).isEqualTo(Standing.STRAYING);
        assertThat(Standing.of(path, reading(365, "6"), CONCERNED, 365)).isEqualTo(Standing.NOT_MET);
    }

    /** Silence never reassures: the last stretch of the path, from day 180 on, needs a reading of its own. */
    @Test
    void isNotMetByAReadingFromBeforeTheLastStretchOfThePath() {
        assertThat(Standing.of(path, reading(179, "3"), CALM, 365)).isEqualTo(Standing.UNKNOWN);
        assertThat(Standing.of(path, reading(180, "3"), CALM, 365)).isEqualTo(Standing.MET);
    }

    @Test
    void isMetOnAPathOfOneWaypoint() {
        var limit = new Curve(new TreeMap<>(Map.of(14, BigDecimal.valueOf(4))));
        var single = Optional.of(new ExpectedPath("pain", Direction.HIGHER_IS_WORSE, limit, limit));

        assertThat(Standing.of(single, reading(14, "4"), CALM, 14)).isEqualTo(Standing.MET);
        assertThat(Standing.of(single, reading(13, "4"), CALM, 14)).isEqualTo(Standing.UNKNOWN);
    }

    private static Optional<Reading> reading(int day, String value) {
        var source = Reported.response("day-" + day);
        return Optional.of(new Reading(Story.at(day, "13:00"), day, new BigDecimal(value), source));
    }
}
