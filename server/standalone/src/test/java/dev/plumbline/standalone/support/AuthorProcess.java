package dev.plumbline.standalone.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.standalone.PlumblineServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program, called for an answer and not as a server, in a process of its own.
 *
 * @param exit its exit code
 * @param output all that it has written, errors too
 */
public record AuthorProcess(int exit, String output) {

    /** Calls it and waits for its end. */
    public static AuthorProcess run(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                PlumblineServer.class.getName()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new AuthorProcess(process.onExit().join().exitValue(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
