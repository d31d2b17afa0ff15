package dev.plumbline.careplan.content;

import static java.util.Map.entry;

import dev.plumbline.careplan.store.Canonicals;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** Finds extensions that say nothing, that say it in a type that nobody reads, or that stand twice where one counts. */
final class ExtensionMistakes {

    /** The types of those that a template is read by; a duration is a Quantity, and a canonical a uri. */
    private static final Map<String, Class<? extends Type>> TYPES = Map.ofEntries(
            entry(Canonicals.BASELINE_WINDOW, Quantity.class),
            entry(Canonicals.EXPECTED_VALUE, Expression.class),
            entry(Canonicals.STANDS_FOR, UriType.class),
            entry(Canonicals.OPENS_BEFORE, Quantity.class),
            entry(Canonicals.MET_WHEN, Expression.class),
            entry(Canonicals.READING_SPACING, Quantity.class),
            entry(Canonicals.SUPPRESSION, Quantity.class),
            entry(Canonicals.APPLIES_WHEN, Expression.class),
            entry(Canonicals.SITE_SETTING, Expression.class),
            entry(Canonicals.RESTRICTION, BooleanType.class),
            entry(Canonicals.HOLDS_WHEN_STOPPED, BooleanType.class),
            entry(Canonicals.LANGUAGE_ONLY, CodeType.class),
            entry(Canonicals.CQF_EXPRESSION, Expression.class),
            entry(Canonicals.CPG_COLLECT_WITH, UriType.class),
            entry(ItemExtensions.CALCULATED, Expression.class),
            entry(ItemExtensions.OBSERVATION_EXTRACT, BooleanType.class),
            entry(ItemExtensions.EXTRACT_CATEGORY, CodeableConcept.class),
            entry(ItemExtensions.UNIT, Coding.class),
            entry(ItemExtensions.UNIT_OPTION, Coding.class));

    private static final Set<String> REPEATED =
            Set.of(Canonicals.STANDS_FOR, ItemExtensions.EXTRACT_CATEGORY, ItemExtensions.UNIT_OPTION);
    private static final Set<String> OF_ANY_TYPE = Set.of(ItemExtensions.MIN_VALUE, ItemExtensions.MAX_VALUE);
    private static final Map<String, Set<String>> PARTS = Map.of(
            Canonicals.PLAN_VARIANT, Set.of("axis", "variant", "basis", "title"),
            Translations.TRANSLATION, Set.of("lang", "content"));

    private final Mistakes mistakes;

    ExtensionMistakes(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * EvaluationPoints at the extensions of one element.
     *
     * @param place the element's FHIRPath
     */
    void find(List<Extension> extensions, String place) {
        var seen = new HashSet<String>();
        for (var extension : extensions) {
            var url = String.valueOf(extension.getUrl());
            var type = TYPES.get(url);
            if (!extension.hasValue() && !extension.hasExtension()) {
                mistakes.add(place, "The extension `%s` says nothing; expected a value.", url);
            } else if (type != null && !type.isInstance(extension.getValue())) {
                mistakes.add(place, "The extension `%s` has another type; expected %s.", url, type.getSimpleName());
            }
            if (!seen.add(url) && countsOnce(url)) {
                mistakes.add(place, "The extension `%s` stands there twice; expected it once.", url);
            }
            checkParts(extension, url, place);
        }
    }

    private static boolean countsOnce(String url) {
        return (TYPES.containsKey(url) && !REPEATED.contains(url)) || OF_ANY_TYPE.contains(url);
    }

    private void checkParts(Extension extension, String url, String place) {
        var seen = new HashSet<String>();
        var once = PARTS.getOrDefault(url, Set.of());
        extension.getExtension().stream()
                .map(part -> String.valueOf(part.getUrl()))
                .filter(part -> !seen.add(part) && once.contains(part))
                .forEach(
                        part -> mistakes.add(place, "The extension `%s` has `%s` twice; expected it once.", url, part));
    }
}
