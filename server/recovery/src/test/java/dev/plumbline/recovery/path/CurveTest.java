package dev.plumbline.recovery.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurveTest {

    private final Curve curve =
            new Curve(new TreeMap<>(Map.of(1, new BigDecimal("7.8"), 3, new BigDecimal("6.9"), 10, BigDecimal.TEN)));

    @Test
    void hasNoValueBeforeTheFirstWaypoint() {
        assertThat(curve.on(0)).isEmpty();
        assertThat(curve.on(-5)).isEmpty();
    }

    @Test
    void isExactAtEachWaypoint() {
        assertThat(curve.on(1)).contains(new BigDecimal("7.8"));
        assertThat(curve.on(3)).contains(new BigDecimal("6.9"));
    }

    @Test
    void isLinearBetweenTwoWaypoints() {
        assertThat(curve.on(2)).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("7.35"));
    }

    @Test
    void roundsARiseThatDoesNotDivideToSevenDigits() {
        assertThat(curve.on(4)).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("7.3428571"));
    }

    @Test
    void holdsTheLastValue() {
        assertThat(curve.on(10)).contains(BigDecimal.TEN);
        assertThat(curve.on(4000)).contains(BigDecimal.TEN);
    }

    @Test
    void hasNoValueOnAnyDayWithoutWaypoints() {
        assertThat(new Curve(new TreeMap<>()).on(5)).isEmpty();
    }

    @Test
    void readsWaypointsByDayInWhateverOrderTheyWereSorted() {
        var backwards = new TreeMap<Integer, BigDecimal>(Comparator.reverseOrder());
        backwards.put(1, BigDecimal.ONE);
        backwards.put(3, BigDecimal.TEN);

        assertThat(new Curve(backwards).on(0)).isEmpty();
        assertThat(new Curve(backwards).on(9)).contains(BigDecimal.TEN);
    }

    @Test
    void cannotBeChangedFromOutside() {
        var mine = new TreeMap<>(Map.of(1, BigDecimal.ONE));
        var copied = new Curve(mine);

        mine.put(1, BigDecimal.TEN);

        assertThat(copied.on(1)).contains(BigDecimal.ONE);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> copied.waypoints().put(1, BigDecimal.TEN));
    }

    @Property
    void staysBetweenItsNeighbours(@ForAll @IntRange(min = 1, max = 20) int day) {
        var value = curve.on(day).orElseThrow();

        assertThat(value).isBetween(new BigDecimal("6.9"), BigDecimal.TEN);
    }
}
