package dev.plumbline.careplan.content;

import java.util.Optional;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The content's words as one patient reads them.
 *
 * @param language a tag of BCP 47; null = as the content is written
 */
public record Wording(@Nullable String language) {

    public static final Wording ORIGINAL = new Wording(null);

    /** The text in this language, else as it is written; null where there is none. */
    public @Nullable String of(StringType text) {
        return Optional.ofNullable(language)
                .flatMap(wanted -> Translations.in(wanted, text))
                .orElse(text.getValue());
    }
}
