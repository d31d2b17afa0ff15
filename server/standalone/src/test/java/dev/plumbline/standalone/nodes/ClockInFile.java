package dev.plumbline.standalone.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The real time of several processes, moved by what a file says. */
final class ClockInFile extends Clock {

    private static final String FILE = "test.clock-file";

    private final Path file;

    private ClockInFile(Path file) {
        this.file = file;
    }

    /** What a process must be started with to live by the file. */
    static String[] arguments(Path file) {
        return new String[] {"--%s=%s".formatted(FILE, file)};
    }

    /** Moves the time of all processes at once. */
    static void move(Path file, Duration offset) throws IOException {
        var written = Files.writeString(file.resolveSibling("moved"), offset.toString());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Instant instant() {
        try {
            return systemUTC().instant().plus(Duration.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** Found by the application because it lies in its packages. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(FILE)
    static class Wiring {

        @Bean
        Clock clock(@Value("${" + FILE + "}") Path file) {
            return new ClockInFile(file);
        }
    }
}
