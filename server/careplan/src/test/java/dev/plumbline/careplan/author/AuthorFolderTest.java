package dev.plumbline.careplan.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.careplan.author.AuthorFolder.Unusable;
import dev.plumbline.careplan.fixture.ContentTexts;
import dev.plumbline.careplan.fixture.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written to begin with passes and plays; what is spoilt in it is told all at once, each with its place. */
class AuthorFolderTest {

    private static final Map<String, String> SHIPPED = ContentTexts.matching("classpath*:plumbline/**/*.json");
    private static final Path CATARACT = example("cataract-surgery");

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void create() {
        AuthorFolder.create(parent, "hernia-repair");
        folder = parent.resolve("hernia-repair");
    }

    @Test
    void whatIsWrittenToBeginWithPassesAndPlays() {
        assertThat(author(folder).check().lines().get(0)).startsWith("No mistake in ");
        assertThat(author(folder).play(folder.resolve("story.yaml")).lines())
                .contains(
                        "Day 6, 2026-03-08 11:00: RF-BLEED, PH emergency: The patient says that the wound bleeds heavily.")
                .anyMatch(line -> line.startsWith("Alert burden of 200 made-up patients to day 28"));
        assertThat(author(folder).play(folder.resolve("story.yaml")).isWell()).isTrue();
    }

    @Test
    void theExampleThatWasWrittenWithTheGuidePassesAndPlays() {
        assertThat(author(CATARACT).check().lines().get(0)).startsWith("No mistake in ");
        assertThat(author(CATARACT).play(CATARACT.resolve("story.yaml")).isWell())
                .isTrue();
    }

    @Test
    void listsMistakesOfEveryStageTogether() throws IOException {
        spoil("PlanDefinition-hernia-repair-rules.json", "%pain.aboveInARow >= 2", "%pain.aboveInARw >= 2");
        spoil("PlanDefinition-hernia-repair-rules.json", "\"priority\": \"asap\",", "");
        spoil("PlanDefinition-hernia-repair.json", "%baseline * 0.3 + 2", "%basline * 0.3 + 2");
        spoil("Parameters-hernia-repair-settings.json", "\"name\": \"text\"", "\"name\": \"words\"");
        spoil(
                "Questionnaire-hernia-repair-part-warning.json",
                "\"question\": \"bleeding\"",
                "\"question\": \"bleding\"");
        spoil("Questionnaire-hernia-repair-daily.json", "\"required\": true", "\"requird\": true");
        spoil("Questionnaire-hernia-repair-part-warning.json", "\"text\": \"Press", "\"txt\": \"Press");
        spoil("CodeSystem-hernia-repair-variant.json", "\"concept\": [", "\"concept\": ,[");

        var checked = author(folder).check();

        assertThat(checked.isWell()).isFalse();
        assertThat(checked.lines())
                .anyMatch(told("rules.json", "nearest: `aboveInARow`"))
                .anyMatch(told("rules.json", "Priority is missing; expected stat"))
                .anyMatch(told("PlanDefinition-hernia-repair.json", "Fact `%basline` is unknown"))
                .anyMatch(told("settings.json", "It has no text"))
                .anyMatch(told("part-warning.json", "Question `bleding` is not in the form"))
                .anyMatch(told("daily.json", "Unknown element 'requird'"))
                .anyMatch(told("part-warning.json", "Unknown element 'txt'"))
                .anyMatch(told("variant.json:14:14", "Unexpected character"));
        assertThat(checked.lines()).doesNotHaveDuplicates().noneMatch(told("", "CodeSystem/hernia-repair-variant`"));
    }

    @Test
    void playsNothingByATemplateWithMistakes() throws IOException {
        spoil("PlanDefinition-hernia-repair.json", "%baseline * 0.3 + 2", "%basline * 0.3 + 2");

        var played = author(folder).play(folder.resolve("story.yaml"));

        assertThat(played.isWell()).isFalse();
        assertThat(played.lines()).anyMatch(told("PlanDefinition-hernia-repair.json:", "%basline"));
    }

    @Test
    void saysWhereAStoryComesOutOtherwise() throws IOException {
        spoil("story.yaml", "5.9 expected", "6.9 expected");

        var played = author(folder).play(folder.resolve("story.yaml"));

        assertThat(played.isWell()).isFalse();
        assertThat(played.lines())
                .contains("Otherwise than expected at 2026-03-07 20:00:")
                .anyMatch(line -> line.startsWith("  expected: TRJ-PAIN") && line.contains("6.9"))
                .anyMatch(line -> line.startsWith("  found:    TRJ-PAIN") && line.contains("5.9"));
    }

    @Test
    void refusesAStoryThatTheTemplateCannotPlay() throws IOException {
        spoil("story.yaml", "walking: 40, approach", "waking: 40, approach");

        assertThatExceptionOfType(StoryRejected.class)
                .isThrownBy(() -> author(folder).play(folder.resolve("story.yaml")))
                .withMessageContaining("has no measure `waking`; expected one of [pain, walking].");
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() throws IOException {
        spoil("story.yaml", "time-passes", "time-pases");

        assertThatExceptionOfType(StoryRejected.class)
                .isThrownBy(() -> author(folder).play(folder.resolve("story.yaml")))
                .withMessageContaining("key `time-pases` is unknown; expected one of [at, check-in,");
    }

    @Test
    void writesOverNothingAndUnderNoOtherName() {
        assertThatExceptionOfType(Unusable.class).isThrownBy(() -> AuthorFolder.create(parent, "hernia-repair"));
        assertThatExceptionOfType(Unusable.class).isThrownBy(() -> AuthorFolder.create(parent, "Hernia_Repair"));
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> author(parent.resolve("nowhere")).check());
    }

    private static AuthorFolder author(Path folder) {
        return new AuthorFolder(Shipped.FHIR, SHIPPED, folder);
    }

    private void spoil(String file, String right, String wrong) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        Files.writeString(folder.resolve(file), text.replaceFirst(Pattern.quote(right), wrong));
    }

    private static Predicate<String> told(String place, String words) {
        return line -> line.contains(place) && line.contains(words);
    }

    private static Path example(String name) {
        var fromModule = Path.of("..", "..", "careplan-templates", "examples", name);
        return Files.exists(fromModule) ? fromModule : Path.of("careplan-templates", "examples", name);
    }
}
