package dev.plumbline.standalone.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Synthea patients in the folder that lies beside the project, where there is one. */
public final class SharedPatients {

    private static final Path FOLDER = find();

    private SharedPatients() {}

    public static boolean arePresent() {
        return Files.isDirectory(FOLDER);
    }

    /** Why a test is skipped. */
    public static String missing() {
        return "No real patients to test with: `%s` is no folder.".formatted(FOLDER);
    }

    /** The transaction bundle in this file. */
    public static String bundle(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in their module's folder, two below the project's. */
    private static Path find() {
        return Path.of("..", "..", "..", "shared", "patients").toAbsolutePath().normalize();
    }
}
