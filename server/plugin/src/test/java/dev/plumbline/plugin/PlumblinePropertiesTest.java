package dev.plumbline.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.site.SiteValues;
import dev.plumbline.careplan.site.SiteValues.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the settings under {@code plumbline} say about the content. */
class PlumblinePropertiesTest {

    @Test
    void setNothingOfTheContentByThemselves() {
        assertThat(bound(Map.of()).siteValues()).isEqualTo(SiteValues.NONE);
    }

    @Test
    void nameTheSiteFileAndTheTwoNumbers(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("site.properties"), "lift.phase1Lb=5\n");

        var values = bound(Map.of(
                        "plumbline.site-file", file.toString(),
                        "plumbline.emergency-number", "112",
                        "plumbline.clinic-number", "030 1234"))
                .siteValues();

        assertThat(values.given())
                .containsExactly(
                        new Given(file.toString(), "lift.phase1Lb", "5"),
                        new Given("plumbline.emergency-number", "emergency-number", "112"),
                        new Given("plumbline.clinic-number", "clinic-number", "030 1234"));
    }

    private static PlumblineProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("plumbline", PlumblineProperties.class);
    }
}
