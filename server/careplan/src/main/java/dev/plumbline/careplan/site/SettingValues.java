package dev.plumbline.careplan.site;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.site.SiteSetting.Constraint;
import dev.plumbline.careplan.site.SiteValues.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what a site has set against what the content declares. */
final class SettingValues {

    private static final String HOLDS = "true";

    private final Map<String, SiteSetting> declared;
    private final List<Problem> problems;
    private final Map<String, Given> given = new HashMap<>();
    private final Map<String, String> read = new HashMap<>();

    private SettingValues(Map<String, SiteSetting> declared, List<Problem> problems) {
        this.declared = declared;
        this.problems = problems;
    }

    /** The settings with the site's values; each value that cannot be is added to the problems and left out. */
    static SiteSettings check(
            FhirContext fhir, Map<String, SiteSetting> declared, SiteValues values, List<Problem> problems) {
        var check = new SettingValues(declared, problems);
        values.given().forEach(check::take);
        var settings = new SiteSettings(fhir, declared, check.read);
        declared.values()
                .forEach(setting ->
                        setting.constraints().forEach(constraint -> check.hold(constraint, setting, settings)));
        return settings;
    }

    private void take(Given value) {
        var mistakes = new Mistakes(problems, value.source());
        var setting = declared.get(value.name());
        if (setting == null) {
            mistakes.add(
                    value.name(),
                    "Setting is unknown; expected one of %s.",
                    declared.keySet().stream().sorted().toList());
            return;
        }
        var before = given.putIfAbsent(value.name(), value);
        if (before != null
                && !(before.value().equals(value.value()) && !before.source().equals(value.source()))) {
            mistakes.add(
                    value.name(),
                    "Value is `%s`, and `%s` in %s; expected it once.",
                    value.value(),
                    before.value(),
                    before.source());
        }
        setting.bounds()
                .read(value.value())
                .ifPresentOrElse(
                        fits -> read.put(value.name(), fits),
                        () -> mistakes.add(
                                value.name(), "Value is `%s`; expected %s.", value.value(), setting.bounds()));
    }

    private void hold(Constraint constraint, SiteSetting setting, SiteSettings settings) {
        var declaration = new Mistakes(problems, setting.file());
        try {
            var use = settings.use(constraint.expression());
            if (!HOLDS.equals(use.shipped())) {
                declaration.add(setting.place(), "The shipped values break `%s`.", constraint.expression());
            } else if (!HOLDS.equals(use.site())) {
                use.names().stream()
                        .flatMap(name -> Optional.ofNullable(given.get(name)).stream())
                        .map(Given::source)
                        .findFirst()
                        .ifPresent(source -> new Mistakes(problems, source)
                                .add(
                                        setting.name(),
                                        "Value is `%s`; expected %s.",
                                        read.getOrDefault(setting.name(), setting.shipped()),
                                        constraint.description()));
            }
        } catch (IllegalArgumentException mistake) {
            declaration.add(setting.place(), "%s", String.valueOf(mistake.getMessage()));
        }
    }
}
