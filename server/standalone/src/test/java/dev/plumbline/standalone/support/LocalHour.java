package dev.plumbline.standalone.support;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Where in the world it is a certain hour: for tests that run by the machine's clock and need the middle of a day. */
public final class LocalHour {

    private static final int HOURS_OF_A_DAY = 24;
    private static final int FURTHEST_EAST_OF_GREENWICH = 12;

    private LocalHour() {}

    /**
     * A zone in which it is this hour now.
     *
     * @param hour 0 to 23
     */
    public static ZoneId zoneWhereItIs(int hour) {
        int east = hour - ZonedDateTime.now(ZoneOffset.UTC).getHour();
        int hours = east > FURTHEST_EAST_OF_GREENWICH ? east - HOURS_OF_A_DAY : east;
        // In these names a plus means west of Greenwich.
        return ZoneId.of("Etc/GMT%+d".formatted(-hours));
    }
}
