package dev.plumbline.plugin.host;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Locks for a database that only this process uses, as H2 in a file is. */
public final class InProcessLocks implements PatientLocks {

    private static final int STRIPES = 1024;
    private static final long TIMEOUT_SECONDS = 20;

    private final List<ReentrantLock> stripes =
            IntStream.range(0, STRIPES).mapToObj(index -> new ReentrantLock()).toList();

    @Override
    public void acquire(Collection<String> subjects) {
        subjects.stream()
                .map(subject -> Math.floorMod(LockKey.of(subject), STRIPES))
                .distinct()
                .sorted()
                .map(stripes::get)
                .forEach(InProcessLocks::holdUntilTheEnd);
    }

    private static void holdUntilTheEnd(ReentrantLock lock) {
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

    private static boolean isFree(ReentrantLock lock) {
        try {
            return lock.tryLock(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
