package dev.plumbline.careplan.document;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;

/** What a site may set, and within which bounds. */
final class SettingSection {

    private SettingSection() {}

    /** Empty if there are no settings. */
    static String of(List<Parameters> files) {
        var table = new Table("Setting", "What it is", "Default", "From", "To", "Source", "Evidence", "Signed off");
        files.stream().flatMap(file -> file.getParameter().stream()).forEach(setting -> {
            var source = value(setting, "citation");
            table.row(
                    setting.getName(),
                    value(setting, "text"),
                    value(setting, "default"),
                    value(setting, "low"),
                    value(setting, "high"),
                    source,
                    Citations.evidence(source),
                    "");
        });
        return table.isEmpty() ? "" : "## What a site may set\n\n" + table + "\n";
    }

    private static String value(ParametersParameterComponent setting, String part) {
        return setting.getPart().stream()
                .filter(candidate -> part.equals(candidate.getName()))
                .map(ParametersParameterComponent::getValue)
                .map(Type::primitiveValue)
                .collect(Collectors.joining("\n"));
    }
}
