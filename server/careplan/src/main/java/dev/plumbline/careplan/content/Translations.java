package dev.plumbline.careplan.content;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/**
 * What stands beside a text in other languages, in FHIR's own extension
 * (http://hl7.org/fhir/R4/extension-translation.html): {@code lang} a tag of BCP 47, {@code content} the text.
 */
public final class Translations {

    static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Translations() {}

    /** The languages into which the text is translated, in the file's order; what is empty counts as none. */
    public static List<String> languages(StringType text) {
        return translations(text)
                .filter(translation -> !content(translation).isBlank())
                .map(translation -> part(translation, "lang"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The text in a language; empty if it is not translated into it. */
    static Optional<String> in(String language, StringType text) {
        return translations(text)
                .filter(translation -> part(translation, "lang").equals(Optional.of(language)))
                .map(Translations::content)
                .filter(content -> !content.isBlank())
                .findFirst();
    }

    /** The text as the one of this language, without its translations. */
    public static void replace(StringType text, String language) {
        in(language, text).ifPresent(text::setValue);
        remove(text);
    }

    /** Leaves the text alone as it is written. */
    public static void remove(StringType text) {
        text.getExtension().removeIf(extension -> TRANSLATION.equals(extension.getUrl()));
    }

    /** The text that stands in one other language. */
    public record Translation(String language, Base content) {}

    /** What this element is, if it is a translation. */
    public static Optional<Translation> of(Base element) {
        if (!(element instanceof Extension extension) || !TRANSLATION.equals(extension.getUrl())) {
            return Optional.empty();
        }
        return part(extension, "lang")
                .flatMap(language -> Optional.ofNullable(extension.getExtensionByUrl("content"))
                        .map(Extension::getValue)
                        .map(content -> new Translation(language, content)));
    }

    private static Stream<Extension> translations(StringType text) {
        return text.getExtensionsByUrl(TRANSLATION).stream();
    }

    private static String content(Extension translation) {
        return part(translation, "content").orElse("");
    }

    private static Optional<String> part(Extension translation, String name) {
        return Optional.ofNullable(translation.getExtensionByUrl(name))
                .map(Extension::getValue)
                .map(value -> value.primitiveValue());
    }
}
