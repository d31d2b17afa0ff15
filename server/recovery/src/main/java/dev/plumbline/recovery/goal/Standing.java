package dev.plumbline.recovery.goal;

import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.reading.Reading;
import dev.plumbline.recovery.rule.Outcome;
import java.util.NavigableMap;
import java.util.Optional;

/** How a recovery stands against one goal. */
public enum Standing {
    /** Nothing has been measured, or nothing recent at the end of the path, or there is no path to measure it against. */
    UNKNOWN,
    /** The latest reading is on the path. */
    ON_PATH,
    /** The latest reading strays, and no rule calls that a concern yet. */
    OFF_PATH,
    /** A rule about this goal has raised a concern that stands. */
    STRAYING,
    /**
     * A rule about a goal that a condition meets has raised a concern that stands: such a goal has no path from which it
     * could stray.
     */
    HELD_UP,
    /**
     * The last day of the path has come, no concern stands, and the latest reading is on the path and not older than the
     * last waypoint but one: silence never meets a goal.
     */
    MET,
    /** The last day of the path has come, and the latest reading strays; or a condition is false then. */
    NOT_MET;

    /**
     * The standing on one day.
     *
     * @param latest the worst reading of the latest day that has one
     * @param concerned whether a concern about the goal stands
     * @param today the day of the recovery
     */
    public static Standing of(Optional<ExpectedPath> path, Optional<Reading> latest, boolean concerned, int today) {
        var strays = path.flatMap(known -> latest.flatMap(reading -> known.strays(reading.day(), reading.value())));
        if (strays.isEmpty()) {
            return concerned ? STRAYING : UNKNOWN;
        }
        var waypoints = path.orElseThrow().limit().waypoints();
        boolean over = today >= waypoints.lastKey();
        if (over && strays.get()) {
            return NOT_MET;
        }
        if (concerned) {
            return STRAYING;
        }
        if (over) {
            return atTheEnd(waypoints, latest.orElseThrow());
        }
        return strays.get() ? OFF_PATH : ON_PATH;
    }

    /**
     * The standing on one day of a goal that a condition meets.
     *
     * @param met what the condition says
     * @param concerned whether a concern about the goal stands
     * @param due whether the day has come from which it must be met
     */
    public static Standing of(Outcome met, boolean concerned, boolean due) {
        if (met == Outcome.FALSE && due) {
            return NOT_MET;
        }
        if (concerned) {
            return HELD_UP;
        }
        if (met == Outcome.TRUE) {
            return due ? MET : ON_PATH;
        }
        return UNKNOWN;
    }

    private static Standing atTheEnd(NavigableMap<Integer, ?> waypoints, Reading latest) {
        var lastButOne = waypoints.lowerKey(waypoints.lastKey());
        return lastButOne == null || latest.day() >= lastButOne ? MET : UNKNOWN;
    }
}
