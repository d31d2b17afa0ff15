package dev.plumbline.standalone.rendering;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder below {@code target} in which the renderers are installed and bundled, once for what they are made of. */
final class Workshop {

    private static final Path HERE = module();
    private static final Path SOURCES = HERE.resolve(Path.of("src", "test", "renderers"));
    private static final Path FOLDER = HERE.resolve(Path.of("target", "renderers"));
    private static final String LOCK = "package-lock.json";

    private static boolean ready;

    private Workshop() {}

    /** Ready for use: what is installed already and still what the lock says is not installed again. */
    static synchronized Path open() {
        var npm = Program.needed("npm");
        if (!ready) {
            try {
                prepare(npm);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ready = true;
        }
        return FOLDER;
    }

    /** One JVM after the other: tests run in two, and the lock goes with the channel. */
    private static void prepare(Program npm) throws IOException {
        Files.createDirectories(FOLDER);
        try (var door = FileChannel.open(FOLDER.resolve("door"), CREATE, WRITE)) {
            door.lock();
            var bundled = FOLDER.resolve("bundled");
            if (copySources() || !Files.exists(bundled)) {
                Files.deleteIfExists(bundled);
                install(npm);
                npm.run(FOLDER, "run", "bundle");
                Files.createFile(bundled);
            }
        }
    }

    private static void install(Program npm) throws IOException {
        var installed = FOLDER.resolve("installed-" + LOCK);
        var lock = FOLDER.resolve(LOCK);
        if (!Files.exists(installed) || Files.mismatch(lock, installed) != -1) {
            npm.run(FOLDER, "ci");
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether one of them is not what was copied before. */
    private static boolean copySources() throws IOException {
        boolean changed = false;
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = FOLDER.resolve(SOURCES.relativize(file));
                if (!Files.exists(copy) || Files.mismatch(file, copy) != -1) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** Whether tests are run from the module or from the project's root. */
    private static Path module() {
        var here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve(Path.of("src", "test", "renderers")))
                ? here
                : here.resolve(Path.of("server", "standalone"));
    }
}
