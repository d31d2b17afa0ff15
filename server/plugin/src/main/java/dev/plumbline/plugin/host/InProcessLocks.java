package dev.plumbline.plugin.host;

import com.google.common.util.concurrent.Striped;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks for a database that only this process uses, as H2 in a file is. A transaction takes them in the order of the
 * stripes, so that no two wait for each other, and may take one again that it holds.
 */
public final class InProcessLocks implements PatientLocks {

    private static final int STRIPES = 1024;
    private static final long TIMEOUT_SECONDS = 20;

    private final Striped<Lock> stripes = Striped.lock(STRIPES);

    @Override
    public void acquire(Collection<String> subjects) {
        stripes.bulkGet(subjects).forEach(InProcessLocks::holdUntilTheEnd);
    }

    private static void holdUntilTheEnd(Lock lock) {
        if (!isFree(lock)) {
            throw new PessimisticLockingFailureException("Another transaction holds the patient's lock.");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                lock.unlock();
            }
        });
    }

    private static boolean isFree(Lock lock) {
        try {
            return lock.tryLock(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
