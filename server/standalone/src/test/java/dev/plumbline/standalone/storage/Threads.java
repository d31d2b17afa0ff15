package dev.plumbline.standalone.storage;

import java.util.concurrent.ExecutorService;

/** Threads that end with the test. */
record Threads(ExecutorService pool) implements AutoCloseable {

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
