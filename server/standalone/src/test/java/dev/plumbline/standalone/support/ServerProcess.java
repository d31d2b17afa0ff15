package dev.plumbline.standalone.support;

import dev.plumbline.standalone.PlumblineServer;
import dev.plumbline.standalone.support.Database.JdbcAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own: for a second node on the same database, for other settings, and to be killed.
 *
 * <p>It starts from the class path of the tests, so it needs no packaged jar.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final int port;
    private final Process process;
    private final Path output;

    private ServerProcess(int port, Process process, Path output) {
        this.port = port;
        this.process = process;
        this.output = output;
    }

    /** Starts it and returns at once; {@link #awaitReady()} waits. Two nodes start together this way. */
    public static ServerProcess launch(JdbcAddress database, String... arguments) {
        int port = freePort();
        try {
            var output = Files.createTempFile("plumbline-", ".log");
            var process = new ProcessBuilder(command(port, database, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new ServerProcess(port, process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(int port, JdbcAddress database, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PlumblineServer.class.getName(),
                "--server.port=" + port));
        for (Map.Entry<String, Object> property : database.asProperties().entrySet()) {
            command.add("--" + property.getKey() + "=" + property.getValue());
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Waits until it is ready.
     *
     * @throws IllegalStateException with all that the process has written, if it ends or takes too long
     */
    public FhirServer awaitReady() {
        var server = server();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady(server)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The server did not start:\n" + output());
            }
            pause();
        }
        return server;
    }

    /** As its clients see it, whether it answers or not. */
    public FhirServer server() {
        return FhirServer.at(port);
    }

    /** Waits until it has ended by itself, and answers with its exit code. */
    public int awaitEnd() {
        return process.onExit()
                .orTimeout(LONGEST_START.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    /** What it has logged so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 1, TimeUnit.MINUTES).join();
        kill();
    }

    private static boolean isReady(FhirServer server) {
        try {
            return server.get("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException notYetListening) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
