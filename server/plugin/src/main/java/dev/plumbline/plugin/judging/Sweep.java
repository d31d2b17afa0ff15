package dev.plumbline.plugin.judging;

import dev.plumbline.careplan.followup.FaultTrace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what nobody's writing makes due: check-ins that close unanswered, days that begin, and what a crash left
 * undone. Of several nodes one sweeps at a time.
 */
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final DuePatients due;
    private final LaterFollowUp followUp;
    private final SweepTurn turn;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Rhythm rhythm;
    private volatile Instant lastFullSweep = Instant.MIN;

    /**
     * How often.
     *
     * @param interval between two looks for check-ins that have closed; zero = never by itself
     * @param full between two judgements of all active plans and all Flags that wait for a person
     */
    public record Rhythm(Duration interval, Duration full) {}

    public Sweep(
            DuePatients due,
            LaterFollowUp followUp,
            SweepTurn turn,
            ScheduledExecutorService executor,
            Clock clock,
            Rhythm rhythm) {
        this.due = due;
        this.followUp = followUp;
        this.turn = turn;
        this.executor = executor;
        this.clock = clock;
        this.rhythm = rhythm;
    }

    /** Sweeps now, if no other node is at it. */
    public void sweep() {
        turn.take(() -> subjects().forEach(followUp::now));
    }

    private List<String> subjects() {
        var now = clock.instant();
        if (!isFullSweepDue(now)) {
            return due.withClosedCheckIns(now);
        }
        var all = new TreeSet<>(due.withActivePlans());
        all.addAll(due.withWaitingReviews());
        lastFullSweep = now;
        return List.copyOf(all);
    }

    /** Due, too, when the clock was set back: else nothing would be looked at until it has caught up. */
    private boolean isFullSweepDue(Instant now) {
        return now.isBefore(lastFullSweep) || !now.isBefore(lastFullSweep.plus(rhythm.full()));
    }

    private void sweepAndGoOn() {
        try {
            sweep();
        } catch (RuntimeException failure) {
            LOG.warn("The sweep failed; it is tried again in {}: {}.", rhythm.interval(), FaultTrace.of(failure));
        }
    }

    /** Sweeps again and again from now on. Called once the content is in place. */
    public void begin() {
        long millis = rhythm.interval().toMillis();
        if (millis > 0) {
            var unused = executor.scheduleWithFixedDelay(this::sweepAndGoOn, millis, millis, TimeUnit.MILLISECONDS);
        }
    }
}
