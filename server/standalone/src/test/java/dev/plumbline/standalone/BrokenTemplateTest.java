package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Examples;
import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes a template sees at the start what is wrong with it, once, and no stack trace. */
class BrokenTemplateTest {

    private static final String RULES = "PlanDefinition-hip-replacement-aftercare-rules.json";

    @TempDir
    Path folder;

    @Test
    void listsTheMistakesOnceAndStops() throws IOException {
        try (var files = Files.list(Examples.hipReplacement())) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        var rules = folder.resolve(RULES);
        Files.writeString(rules, Files.readString(rules).replace("%answer.`leg.bent`", "%answer.`leg.bend`"));

        try (var process = ServerProcess.launch(Database.H2.create(), "--plumbline.templates=" + folder)) {
            assertThat(process.awaitEnd()).isEqualTo(1);
            assertThat(process.output())
                    .contains("The content has 1 mistake:")
                    .containsOnlyOnce("Fact `%answer.leg.bend` is unknown: no form of the template asks `leg.bend`")
                    .doesNotContain("\tat ");
        }
    }
}
