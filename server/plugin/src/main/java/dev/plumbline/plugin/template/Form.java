package dev.plumbline.plugin.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A questionnaire, compiled for reading responses to it.
 *
 * @param url its canonical without version
 * @param version of this text of it
 * @param title what a person calls it
 * @param items every question that can have an answer, by linkId, in the form's order
 */
public record Form(String url, String version, String title, Map<String, FormItem> items) {

    public Form {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    /** The canonical that a response must name. */
    public String canonical() {
        return url + "|" + version;
    }

    public Optional<FormItem> item(String linkId) {
        return Optional.ofNullable(items.get(linkId));
    }
}
