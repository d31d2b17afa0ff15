package dev.plumbline.standalone.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder below {@code target} in which the renderers are installed and bundled, once for the JVM. */
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

    private static void prepare(Program npm) throws IOException {
        copySources();
        var installed = FOLDER.resolve("installed-" + LOCK);
        var lock = FOLDER.resolve(LOCK);
        if (!Files.exists(installed) || Files.mismatch(lock, installed) != -1) {
            npm.run(FOLDER, "ci");
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        npm.run(FOLDER, "run", "bundle");
    }

    private static void copySources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = FOLDER.resolve(SOURCES.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Whether tests are run from the module or from the project's root. */
    private static Path module() {
        var here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve(Path.of("src", "test", "renderers")))
                ? here
                : here.resolve(Path.of("server", "standalone"));
    }
}
