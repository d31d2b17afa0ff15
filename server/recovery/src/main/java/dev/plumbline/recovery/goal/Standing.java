package dev.plumbline.recovery.goal;

import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.reading.Reading;
import java.util.Optional;

/** How a recovery stands against one goal. */
public enum Standing {
    /** Nothing has been measured, or there is no path to measure it against. */
    UNKNOWN,
    /** The latest reading is on the path. */
    ON_PATH,
    /** The latest reading strays, and no rule calls that a concern yet. */
    OFF_PATH,
    /** A rule about this goal has raised a concern that stands. */
    STRAYING,
    /** The last day of the path has come, and the latest reading is on it. */
    MET,
    /** The last day of the path has come, and the latest reading strays. */
    NOT_MET;

    /**
     * The standing on one day.
     *
     * @param latest the worst reading of the latest day that has one
     * @param concerned whether a concern about the goal stands
     * @param today the day of the recovery
     */
    public static Standing of(Optional<ExpectedPath> path, Optional<Reading> latest, boolean concerned, int today) {
        if (path.isEmpty() || path.get().limit().waypoints().isEmpty() || latest.isEmpty()) {
            return concerned ? STRAYING : UNKNOWN;
        }
        boolean strays = strays(path.get(), latest.get());
        if (today >= path.get().limit().waypoints().lastKey()) {
            return strays ? NOT_MET : MET;
        }
        if (concerned) {
            return STRAYING;
        }
        return strays ? OFF_PATH : ON_PATH;
    }

    private static boolean strays(ExpectedPath path, Reading reading) {
        return path.strays(reading.day(), reading.value()).orElse(false);
    }
}
