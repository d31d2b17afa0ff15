package dev.plumbline.careplan.content;

import static java.util.stream.Collectors.joining;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds extensions that nothing reads where they stand, for a limit, a restriction or a bound that is misspelt would be
 * gone in silence; and those that say nothing, that say it in another type, or that stand twice where one counts. Those
 * of other people are no mistake: they are named.
 */
public final class ExtensionMistakes {

    private static final Pattern SELECTOR = Pattern.compile("\\.where\\(\\w+='[^']*'\\)|\\[\\d+]");
    private static final Pattern NESTED = Pattern.compile("(\\.item|\\.action|\\.concept|\\.parameter)\\1+");

    private final KnownExtensions known = KnownExtensions.all();
    private final Set<String> others = new TreeSet<>();
    private final Mistakes mistakes;

    private ExtensionMistakes(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The addresses of other people's extensions in it; nothing here reads them. */
    public static Set<String> find(Resource resource, Mistakes mistakes) {
        var found = new ExtensionMistakes(mistakes);
        if (resource instanceof DomainResource whole) {
            found.check(whole.getExtension(), whole.getModifierExtension(), whole, resource.fhirType());
        }
        ElementTree.walk(resource, (parent, element, place) -> found.check(element, place));
        return found.others;
    }

    private void check(Base element, String place) {
        if (element instanceof Element one && !(element instanceof Extension extension && isComplex(extension))) {
            check(one.getExtension(), modifiers(one), one, place);
        }
    }

    /** What stands in a complex extension are its parts, which have been looked at with it. */
    private static boolean isComplex(Extension extension) {
        return !extension.hasValue();
    }

    private static List<Extension> modifiers(Element element) {
        var modifiers = element.getNamedProperty("modifierExtension");
        return modifiers == null
                ? List.of()
                : modifiers.getValues().stream().map(Extension.class::cast).toList();
    }

    private void check(List<Extension> extensions, List<Extension> modifiers, Base element, String place) {
        modifiers.forEach(modifier -> mistakes.add(
                place,
                "It has the modifierExtension `%s`, which turns its meaning; expected none.",
                modifier.getUrl()));
        var path = NESTED.matcher(SELECTOR.matcher(place).replaceAll("")).replaceAll("$1");
        var seen = new HashSet<String>();
        extensions.forEach(extension -> check(extension, seen, path, element.fhirType(), place));
    }

    private void check(Extension extension, Set<String> seen, String path, String type, String place) {
        var url = String.valueOf(extension.getUrl());
        var meant = known.of(url);
        var here = meant.stream().filter(one -> one.mayStandAt(path, type)).findFirst();
        boolean isNew = seen.add(url);
        if (!extension.hasValue() && !extension.hasExtension()) {
            mistakes.add(place, "The extension `%s` says nothing; expected a value.", url);
        } else if (here.isPresent()) {
            check(extension, here.get(), isNew, place);
        } else if (meant.stream().anyMatch(one -> !one.isPattern())) {
            mistakes.add(place, "The extension `%s` is not read here; expected it at %s.", url, places(meant));
        } else if (known.mustKnow(url)) {
            mistakes.add(
                    place,
                    "The extension `%s` is unknown; nearest: `%s`.",
                    url,
                    String.join("`, `", known.nearest(url, path, type)));
        } else {
            others.add(url);
        }
    }

    private static String places(List<KnownExtension> meant) {
        return meant.stream()
                .filter(one -> !one.isPattern())
                .flatMap(one -> one.places().stream())
                .distinct()
                .sorted()
                .collect(joining(", "));
    }

    private void check(Extension extension, KnownExtension meant, boolean isNew, String place) {
        var url = extension.getUrl();
        if (!meant.value().accepts(extension)) {
            mistakes.add(
                    place,
                    "The extension `%s` has another type; expected %s.",
                    url,
                    inWords(meant.value().types()));
        }
        if (!isNew && !meant.repeats()) {
            mistakes.add(place, "The extension `%s` stands there twice; expected it once.", url);
        }
        if (meant.value().hasParts()) {
            checkParts(extension, meant, place);
        }
    }

    private static String inWords(Set<String> types) {
        return types.stream().sorted().collect(joining(" or "));
    }

    private void checkParts(Extension extension, KnownExtension meant, String place) {
        var parts = meant.value().parts();
        var seen = new HashSet<String>();
        for (var part : extension.getExtension()) {
            var name = String.valueOf(part.getUrl());
            var expected = parts.get(name);
            if (expected == null) {
                mistakes.add(
                        place,
                        "The extension `%s` has no part `%s`%s.",
                        extension.getUrl(),
                        name,
                        NearestWords.inWords(name, parts.keySet()));
            } else if (!expected.accepts(part)) {
                mistakes.add(
                        place,
                        "Part `%s` of the extension `%s` has another type; expected %s.",
                        name,
                        extension.getUrl(),
                        inWords(expected.types()));
            }
            if (!seen.add(name) && expected != null && !expected.repeats()) {
                mistakes.add(place, "The extension `%s` has `%s` twice; expected it once.", extension.getUrl(), name);
            }
        }
    }
}
