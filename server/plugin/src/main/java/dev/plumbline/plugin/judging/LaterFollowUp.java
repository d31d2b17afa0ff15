package dev.plumbline.plugin.judging;

import dev.plumbline.careplan.followup.FaultTrace;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.followup.Trigger;
import dev.plumbline.plugin.host.OwnRequest;
import dev.plumbline.plugin.host.PatientTransaction;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings into line, right after a commit, what its client had written itself. If the process dies before, the next
 * sweep does it.
 */
public final class LaterFollowUp {

    private static final Logger LOG = LoggerFactory.getLogger(LaterFollowUp.class);

    private final FollowUp followUp;
    private final PatientTransaction transaction;
    private final Executor executor;

    public LaterFollowUp(FollowUp followUp, PatientTransaction transaction, Executor executor) {
        this.followUp = followUp;
        this.transaction = transaction;
        this.executor = executor;
    }

    void follow(String subject) {
        executor.execute(() -> now(subject));
    }

    /** Judges the patient in a transaction of its own; a failure is left to the next sweep. */
    void now(String subject) {
        try {
            transaction.on(subject, OwnRequest.create(), () -> followUp.follow(subject, Trigger.NOTHING_STORED));
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be judged; the next sweep tries again: {}.", subject, FaultTrace.of(failure));
        }
    }
}
