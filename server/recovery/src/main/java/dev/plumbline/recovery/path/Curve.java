package dev.plumbline.recovery.path;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values over days, known at waypoints and linear between two of them.
 *
 * <p>Before the first waypoint there is no value; after the last one its value holds. A curve without waypoints has no
 * value on any day.
 *
 * @param waypoints value by day
 */
public record Curve(NavigableMap<Integer, BigDecimal> waypoints) {

    public Curve {
        var byDay = new TreeMap<Integer, BigDecimal>();
        byDay.putAll(waypoints);
        waypoints = Collections.unmodifiableNavigableMap(byDay);
    }

    /** The value on this day, to seven significant digits or exact at a waypoint; empty before the first waypoint. */
    public Optional<BigDecimal> on(int day) {
        var before = waypoints.floorEntry(day);
        if (before == null) {
            return Optional.empty();
        }
        var after = waypoints.ceilingEntry(day);
        if (after == null || after.getKey().equals(before.getKey())) {
            return Optional.of(before.getValue());
        }
        return Optional.of(between(before, after, day));
    }

    private static BigDecimal between(
            Map.Entry<Integer, BigDecimal> before, Map.Entry<Integer, BigDecimal> after, int day) {
        var rise = after.getValue().subtract(before.getValue());
        var elapsed = BigDecimal.valueOf(day - before.getKey());
        var span = BigDecimal.valueOf(after.getKey() - before.getKey());
        return before.getValue().add(rise.multiply(elapsed).divide(span, MathContext.DECIMAL32));
    }
}
