package dev.plumbline.careplan.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Examples;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.site.SiteSetting.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of a site file that the documentation ships. */
class SiteExampleTest {

    private static final String HEAD = """
            # What a site may set in the shipped content. Copy this file, take the # away in front of what you set, and
            # point the setting plumbline.site-file to the copy. One name=value a line, UTF-8. What stands here are the
            # shipped values. Your clinician signs off what you set.
            """;

    /** Anew after a change of the settings: copy {@code target/site.properties} over it. */
    @Test
    void namesEverySettingWithItsBounds() throws IOException {
        var expected = HEAD
                + ShippedSettings.all().stream().map(SiteExampleTest::entry).collect(Collectors.joining());
        Files.writeString(Path.of("target", "site.properties"), expected);

        assertThat(Files.readString(example())).isEqualTo(expected);
    }

    @Test
    void changesNothingAsItIs() throws IOException {
        assertThat(SiteValues.in(example()).given()).isEmpty();
    }

    @Test
    void isAcceptedWithEverySettingInUse() throws IOException {
        var lines = Files.readAllLines(example()).stream()
                .filter(line -> line.matches("#\\S.*"))
                .map(line -> line.substring(1))
                .toList();

        var values = SiteValues.of("site.properties", lines);

        assertThat(values.given())
                .extracting(SiteValues.Given::name)
                .containsExactlyElementsOf(
                        ShippedSettings.all().stream().map(SiteSetting::name).toList());
        assertThat(Shipped.problemsAt(values)).isEmpty();
    }

    private static String entry(SiteSetting setting) {
        var expected =
                setting.constraints().stream().map(Constraint::description).collect(Collectors.joining(", ", ", ", ""));
        return "\n# %s\n# Expected: %s%s.\n#%s=%s\n"
                .formatted(
                        setting.text(),
                        setting.bounds(),
                        setting.constraints().isEmpty() ? "" : expected,
                        setting.name(),
                        setting.shipped());
    }

    private static Path example() {
        return Examples.named("site.properties");
    }
}
