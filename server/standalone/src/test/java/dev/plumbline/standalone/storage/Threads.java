package dev.plumbline.standalone.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that end with the test. */
record Threads(ExecutorService pool) implements AutoCloseable {

    /** What two pieces of work answer that start together. */
    static <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var threads = new Threads(Executors.newFixedThreadPool(2))) {
            var running = new ArrayList<Future<T>>();
            for (var work : List.of(first, second)) {
                running.add(threads.pool().submit(() -> {
                    barrier.await();
                    return work.call();
                }));
            }
            return List.of(running.get(0).get(), running.get(1).get());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
