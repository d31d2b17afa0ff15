package dev.plumbline.careplan.site;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.ShippedSources;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;

/** The settings that the shipped content declares. */
final class ShippedSettings {

    private ShippedSettings() {}

    /** In the order of their files and in these. */
    static List<SiteSetting> all() {
        var problems = new ArrayList<Problem>();
        var files = ShippedSources.files(Parameters.class);
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
}
