package dev.plumbline.standalone.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The real time, moved by as much as a test says; it goes on from there. The zone is UTC. */
public final class MovableClock extends Clock {

    private final Clock base;
    private volatile Duration offset;

    public MovableClock() {
        this(systemUTC(), Duration.ZERO);
    }

    private MovableClock(Clock base, Duration offset) {
        this.base = base;
        this.offset = offset;
    }

    /** Makes it this moment now. */
    public void moveTo(Instant now) {
        offset = Duration.between(base.instant(), now);
    }

    public void advance(Duration step) {
        offset = offset.plus(step);
    }

    void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** A clock of its own: it does not follow later moves of this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(base.withZone(zone), offset);
    }
}
