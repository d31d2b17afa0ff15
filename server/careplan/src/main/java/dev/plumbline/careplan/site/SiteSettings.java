package dev.plumbline.careplan.site;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import dev.plumbline.careplan.fhirpath.BoundExpression;
import dev.plumbline.careplan.fhirpath.BrokenExpression;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;

/** The settings of the content with their shipped values and those of the site. */
final class SiteSettings {

    private final FhirContext fhir;
    private final Map<String, SiteSetting> declared;
    private final Map<String, String> site;
    private final Pattern names;

    /**
     * @param declared by name
     * @param site the values that the site has set, in their one form, by name; each within its bounds
     */
    SiteSettings(FhirContext fhir, Map<String, SiteSetting> declared, Map<String, String> site) {
        this.fhir = fhir;
        this.declared = Map.copyOf(declared);
        this.site = Map.copyOf(site);
        this.names = anyOf(declared.keySet());
    }

    /**
     * Where the content uses settings.
     *
     * @param names of all that it names
     * @param shipped what it says where the site sets nothing
     * @param site what it says at this site
     */
    record Use(Set<String> names, String shipped, String site) {}

    /** A setting that the site has set to another value than the shipped one. */
    record Change(String setting, String shipped, String site) {

        @Override
        public String toString() {
            return setting + "=" + site;
        }
    }

    Collection<SiteSetting> all() {
        return declared.values();
    }

    /** Those of these settings whose value at this site is another than the shipped one, in the order of their names. */
    Set<Change> changesOf(Set<String> used) {
        return used.stream()
                .filter(name -> !shipped(name).equals(here(name)))
                .map(name -> new Change(name, shipped(name), here(name)))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Change::setting))));
    }

    Set<Change> changes() {
        return changesOf(declared.keySet());
    }

    /** Whether what a placeholder names is words and not a number: those may differ from language to language. */
    boolean isText(String name) {
        var setting = declared.get(name);
        return setting != null && setting.bounds() instanceof SettingBounds.Text;
    }

    /**
     * What a name ({@code lift.phase1Lb}) or a FHIRPath over settings ({@code %lift.phase1Lb + 1}) says.
     *
     * @throws IllegalArgumentException if it names what nobody declares, or gives no single value
     */
    Use use(String words) {
        if (!words.contains("%")) {
            return new Use(Set.of(words), shipped(words), here(words));
        }
        var used = new TreeSet<String>();
        var matcher = names.matcher(words);
        while (matcher.find()) {
            used.add(matcher.group("name"));
        }
        if (matcher.replaceAll("").contains("%")) {
            throw new IllegalArgumentException("Expression `%s` names an unknown setting; expected any of %s."
                    .formatted(words, declared.keySet().stream().sorted().toList()));
        }
        return new Use(used, value(words, this::shipped), value(words, this::here));
    }

    private String shipped(String name) {
        return known(name).shipped();
    }

    private String here(String name) {
        return site.getOrDefault(name, shipped(name));
    }

    private SiteSetting known(String name) {
        var setting = declared.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("Setting `%s` is unknown; expected one of %s."
                    .formatted(name, declared.keySet().stream().sorted().toList()));
        }
        return setting;
    }

    private String value(String words, Function<String, String> values) {
        var expression = names.matcher(words).replaceAll(found -> {
            var setting = known(found.group(1));
            return Matcher.quoteReplacement("(" + setting.bounds().literal(values.apply(setting.name())) + ")");
        });
        var result = evaluated(words, expression);
        return result.fhirType().equals("decimal") || result.fhirType().equals("integer")
                ? SettingBounds.Numeric.plain(new BigDecimal(result.primitiveValue()))
                : result.primitiveValue();
    }

    private Base evaluated(String words, String expression) {
        try {
            var results = new BoundExpression(fhir, expression).evaluate(name -> List.of());
            if (results.size() == 1 && results.get(0).isPrimitive()) {
                return results.get(0);
            }
        } catch (BrokenExpression | FhirPathExecutionException broken) {
            throw new IllegalArgumentException(
                    "Expression `%s` is no FHIRPath over settings: %s".formatted(words, broken.getMessage()), broken);
        }
        throw new IllegalArgumentException(
                "Expression `%s` gives no single value; expected a number or a text.".formatted(words));
    }

    /** Longer names first, so that none is taken for a shorter one. */
    private static Pattern anyOf(Set<String> names) {
        if (names.isEmpty()) {
            return Pattern.compile("(?<name>(?!))");
        }
        var sorted = new TreeMap<String, String>(
                Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        names.forEach(name -> sorted.put(name, Pattern.quote(name)));
        return Pattern.compile("%(?<name>" + String.join("|", sorted.values()) + ")(?![A-Za-z0-9])");
    }
}
