package dev.plumbline.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class InProcessLocksTest {

    private final InProcessLocks locks = new InProcessLocks();

    @Test
    void holdsTheLockUntilTheTransactionHasEnded() throws Exception {
        var held = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> inTransaction(() -> {
            locks.acquire(List.of("Patient/1"));
            held.countDown();
            return goOn.await(10, TimeUnit.SECONDS);
        }));
        held.await();
        var second = CompletableFuture.runAsync(() -> inTransaction(() -> {
            locks.acquire(List.of("Patient/1"));
            return true;
        }));

        assertThat(second.isDone()).isFalse();
        goOn.countDown();

        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
    }

    @Test
    void takesTheLockAgainInTheSameTransaction() throws Exception {
        CompletableFuture.runAsync(() -> inTransaction(() -> {
                    locks.acquire(List.of("Patient/1", "Patient/2", "Patient/1"));
                    locks.acquire(List.of("Patient/1"));
                    return true;
                }))
                .get(10, TimeUnit.SECONDS);

        CompletableFuture.runAsync(() -> inTransaction(() -> {
                    locks.acquire(List.of("Patient/2", "Patient/1"));
                    return true;
                }))
                .get(10, TimeUnit.SECONDS);
    }

    private static void inTransaction(Callable<Boolean> work) {
        TransactionSynchronizationManager.initSynchronization();
        try {
            assertThat(work.call()).isTrue();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            var ended = TransactionSynchronizationManager.getSynchronizations();
            TransactionSynchronizationManager.clearSynchronization();
            ended.forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
        }
    }
}
