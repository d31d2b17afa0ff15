package dev.plumbline.plugin.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.plugin.fixture.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The settings that the shipped content declares. */
final class ShippedSettings {

    private ShippedSettings() {}

    /** In the order of their files and in these. */
    static List<SiteSetting> all() {
        var problems = new ArrayList<Problem>();
        var files = files();
        var declared = SettingDeclarations.in(files, problems);
        if (!problems.isEmpty()) {
            throw new ContentRejected(problems);
        }
        return files.stream()
                .flatMap(file -> ((Parameters) file.resource()).getParameter().stream())
                .flatMap(parameter -> declared.values().stream()
                        .filter(setting -> setting.name().equals(parameter.getName())))
                .toList();
    }

    private static List<ContentFile> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:plumbline/templates/**/Parameters-*.json"))
                    .map(ShippedSettings::parsed)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ContentFile parsed(Resource source) {
        try {
            return new ContentFile(
                    source.getDescription(),
                    Shipped.FHIR.newJsonParser().parseResource(Parameters.class, source.getContentAsString(UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
