package dev.plumbline.plugin.offender.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.function.Supplier;

/** Asks the machine for the time or the zone instead of being told. */
@SuppressWarnings({"JavaUtilDate", "TimeZoneUsage", "JavaTimeDefaultTimeZone"})
public final class AsksTheMachine {

    /** How many times it asks. */
    public static final int QUESTIONS = 6;

    public Instant time() {
        return Instant.now();
    }

    public Supplier<Instant> timeByReference() {
        return Instant::now;
    }

    public Date date() {
        return new Date();
    }

    public Clock clock() {
        return Clock.systemUTC();
    }

    public ZoneId zone() {
        return ZoneId.systemDefault();
    }

    public TimeZone oldZone() {
        return TimeZone.getDefault();
    }
}
