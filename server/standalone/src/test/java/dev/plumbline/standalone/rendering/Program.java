package dev.plumbline.standalone.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that Maven does not bring. */
record Program(Path file) {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(8);

    /** Skips the test if the machine lacks it; where {@code CI} is {@code true} the test fails instead. */
    static Program needed(String name) {
        var found = find(name);
        var missing = "The forms cannot be rendered here: there is no `%s` on the path.".formatted(name);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found).as(missing).isPresent();
        }
        assumeTrue(found.isPresent(), missing);
        return new Program(found.orElseThrow());
    }

    private static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs it to its end.
     *
     * @return what it printed
     * @throws IllegalStateException with all that it said, if it fails or takes too long
     */
    String run(Path folder, String... arguments) {
        try {
            var printed = Files.createTempFile("plumbline-", ".out");
            var complaints = Files.createTempFile("plumbline-", ".err");
            var process = new ProcessBuilder(command(arguments))
                    .directory(folder.toFile())
                    .redirectOutput(printed.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            if (!endsWell(process)) {
                throw new IllegalStateException("`%s` failed:%n%s%n%s"
                        .formatted(file, Files.readString(printed), Files.readString(complaints)));
            }
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String... arguments) {
        return Stream.concat(Stream.of(file.toString()), Stream.of(arguments)).toList();
    }

    private static boolean endsWell(Process process) {
        try {
            return process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
