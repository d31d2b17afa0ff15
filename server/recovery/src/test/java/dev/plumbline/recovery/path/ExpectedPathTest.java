package dev.plumbline.recovery.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.PainPath;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedPathTest {

    private final ExpectedPath pain = PainPath.of("8");

    /** The row of the clinical basis "upper, B=8"; day 4 is linear between 6.9 on day 3 and 6.24 on day 7. */
    @ParameterizedTest
    @CsvSource({"1, 7.8", "3, 6.9", "4, 6.735", "7, 6.24", "14, 6.00", "28, 5.68", "42, 5.44", "365, 5.04", "900, 5.04"
    })
    void straysStrictlyAboveTheLimitOfTheDay(int day, BigDecimal limit) {
        var little = new BigDecimal("0.001");

        assertThat(pain.limit().on(day))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(limit));
        assertThat(pain.strays(day, limit.subtract(little))).contains(false);
        assertThat(pain.strays(day, limit)).contains(false);
        assertThat(pain.strays(day, limit.add(little))).contains(true);
    }

    @Test
    void cannotTellOnADayWithoutALimit() {
        assertThat(pain.strays(0, BigDecimal.TEN)).isEmpty();
    }

    /** "Floor 4 because <4 is the VAPOUR responder line." */
    @Test
    void neverExpectsLessThanFour() {
        assertThat(PainPath.of("4").strays(90, BigDecimal.valueOf(4))).contains(false);
    }

    @Test
    void straysBelowTheLimitWhereLowerIsWorse() {
        var limit = new Curve(new TreeMap<>(Map.of(7, BigDecimal.valueOf(500))));
        var walking = new ExpectedPath("metres", Direction.LOWER_IS_WORSE, limit, limit);

        assertThat(walking.strays(7, BigDecimal.valueOf(499))).contains(true);
        assertThat(walking.strays(7, BigDecimal.valueOf(500))).contains(false);
        assertThat(walking.strays(7, BigDecimal.valueOf(501))).contains(false);
    }

    @Test
    void comparesNumbersAndNotTheirSpelling() {
        assertThat(Direction.HIGHER_IS_WORSE.isWorse(new BigDecimal("5.00"), new BigDecimal("5")))
                .isFalse();
        assertThat(Direction.LOWER_IS_WORSE.isWorse(new BigDecimal("5.00"), new BigDecimal("5")))
                .isFalse();
    }
}
