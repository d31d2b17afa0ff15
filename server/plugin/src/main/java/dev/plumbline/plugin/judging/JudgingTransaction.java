package dev.plumbline.plugin.judging;

import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.followup.FollowUpResult;
import dev.plumbline.careplan.followup.Trigger;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.plugin.host.Outcomes;
import dev.plumbline.plugin.host.PatientLocks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Judges what happened in a transaction as its last act, so that what is acknowledged is judged. All hooks of one
 * transaction meet here, however often HAPI calls them.
 */
public final class JudgingTransaction implements TransactionSynchronization, Ordered {

    private final PatientLocks locks;
    private final FollowUp followUp;
    private final LaterFollowUp later;
    private final ClientWrites clientWrites = new ClientWrites();
    private final List<String> unfinished = new ArrayList<>();

    private JudgingTransaction(PatientLocks locks, FollowUp followUp, LaterFollowUp later) {
        this.locks = locks;
        this.followUp = followUp;
        this.later = later;
    }

    /** What has happened so far in the running transaction. */
    public static ClientWrites clientWrites(PatientLocks locks, FollowUp followUp, LaterFollowUp later) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(JudgingTransaction.class::isInstance)
                .map(JudgingTransaction.class::cast)
                .findFirst()
                .orElseGet(() -> register(new JudgingTransaction(locks, followUp, later)))
                .clientWrites;
    }

    private static JudgingTransaction register(JudgingTransaction judging) {
        TransactionSynchronizationManager.registerSynchronization(judging);
        return judging;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (clientWrites.subjects().isEmpty()) {
            return;
        }
        locks.acquire(clientWrites.subjects());
        Trigger trigger = clientWrites.trigger();
        var followed = new TreeMap<String, FollowUpResult>();
        clientWrites.subjects().forEach(subject -> followed.put(subject, followUp.follow(subject, trigger)));
        refuse(followed.values());
        followed.forEach((subject, result) -> {
            if (result.leftSomething()) {
                unfinished.add(subject);
            }
        });
    }

    /** What calls somebody to a patient for today is kept, and all that came with it. */
    private static void refuse(Collection<FollowUpResult> followed) {
        var refusals =
                followed.stream().flatMap(result -> result.refusals().stream()).toList();
        if (!refusals.isEmpty() && followed.stream().noneMatch(FollowUpResult::urgent)) {
            throw Outcomes.of(new Refused(refusals));
        }
    }

    @Override
    public void afterCompletion(int status) {
        if (status == STATUS_COMMITTED) {
            unfinished.forEach(later::follow);
        }
    }

    /** Last, so that everything that other parts do before the commit is seen. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
