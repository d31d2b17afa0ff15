package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.AuthorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes a template writes, checks and tries one without a server, as a process of its own. */
class AuthorCommandTest {

    @TempDir
    Path folder;

    @Test
    void writesATemplateThatPassesAndPlaysAtOnce() {
        var created = AuthorProcess.run("--new", folder.toString(), "hernia-repair");
        var template = folder.resolve("hernia-repair");
        var checked = AuthorProcess.run("--check", template.toString());
        var tried = AuthorProcess.run(
                "--try", template.toString(), template.resolve("story.yaml").toString());

        assertThat(created.exit()).isZero();
        assertThat(checked.output())
                .startsWith("No mistake in ")
                .contains("rules: 4 (RF-BLEED, RF-FEVER, TRJ-PAIN, TRJ-WALK)", "languages: 2 (de, en)");
        assertThat(checked.exit()).isZero();
        assertThat(tried.output()).contains("PH emergency", "Alert burden of 200 made-up patients");
        assertThat(tried.exit()).isZero();
    }

    @Test
    void listsEveryMistakeWithItsPlaceAndNothingElse() throws IOException {
        AuthorProcess.run("--new", folder.toString(), "hernia-repair");
        var rules = folder.resolve("hernia-repair").resolve("PlanDefinition-hernia-repair-rules.json");
        Files.writeString(rules, Files.readString(rules).replace("%pain.aboveInARow >= 2", "%pain.aboveInARw >= 2"));
        Files.writeString(folder.resolve("hernia-repair").resolve("ValueSet-none.json"), "{\n  \"id\" \"none\"}");

        var checked = AuthorProcess.run("--check", folder.toString());

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.output())
                .contains(rules + ":179:42: ", "no fact `aboveInARw`; nearest: `aboveInARow`")
                .contains("ValueSet-none.json:2:")
                .endsWith("2 mistakes.\n")
                .doesNotContain("\tat ", "DEBUG", "WARN");
        assertThat(checked.output().lines()).hasSize(3);
    }

    @Test
    void saysHowItIsCalled() {
        var wrong = AuthorProcess.run("--try", folder.toString());

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.output()).startsWith("Usage:");
    }
}
