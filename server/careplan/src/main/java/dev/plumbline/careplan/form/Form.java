package dev.plumbline.careplan.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire, compiled for reading responses to it.
 *
 * @param url its canonical without version
 * @param version of this text of it
 * @param title what a person calls it
 * @param language of its texts, a tag of BCP 47; null if it does not say
 * @param original the URL of the form of which it is a translation; its own if it is none
 * @param items every question that can have an answer, by linkId, in the form's order
 * @param labels linkIds of its groups and of the texts that it shows: no question, and yet no stranger in a response
 */
public record Form(
        String url,
        String version,
        String title,
        @Nullable String language,
        String original,
        Map<String, FormItem> items,
        Set<String> labels) {

    public Form {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        labels = Set.copyOf(labels);
    }

    /** The canonical that a response must name. */
    public String canonical() {
        return url + "|" + version;
    }

    /** Whether it is the form of the other one, in the same language or in another. */
    public boolean asksTheSameAs(Form other) {
        return original.equals(other.original);
    }

    public Optional<FormItem> item(String linkId) {
        return Optional.ofNullable(items.get(linkId));
    }
}
