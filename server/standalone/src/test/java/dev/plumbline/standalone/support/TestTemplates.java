package dev.plumbline.standalone.support;

import dev.plumbline.careplan.fixture.Examples;
import java.nio.file.Files;
import java.nio.file.Path;

/** Templates that have nothing to do with spines, in a folder outside every jar, as a site would have its own. */
public final class TestTemplates {

    private TestTemplates() {}

    /** What {@code plumbline.templates} says on the server of the tests. */
    static String setting() {
        return folder() + "," + Examples.hipReplacement();
    }

    /** The folder, whether tests are run from the module or from the project's root. */
    public static Path folder() {
        var inModule = Path.of("src", "test", "templates");
        return (Files.isDirectory(inModule)
                        ? inModule
                        : Path.of("server", "standalone").resolve(inModule))
                .toAbsolutePath();
    }
}
