package dev.plumbline.plugin.host;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The plugin's own threads. They are no bean of a type that Spring knows: the host would take them for its own scheduler.
 */
public final class Background implements AutoCloseable {

    /** One for the sweep, which may take long, and one for what follows a commit. */
    private static final int THREADS = 2;

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS, work -> {
        var thread = new Thread(work, "plumbline");
        thread.setDaemon(true);
        return thread;
    });

    public ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
