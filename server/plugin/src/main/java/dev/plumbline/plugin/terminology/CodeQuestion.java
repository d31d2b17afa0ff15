package dev.plumbline.plugin.terminology;

import dev.plumbline.plugin.host.Outcomes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that operations about codes have in common. */
final class CodeQuestion {

    private CodeQuestion() {}

    /**
     * The codes that are asked about, those without a code left out; at least one.
     *
     * @param alone {@code code}, which {@code system} and {@code display} belong to
     * @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException if no code was sent
     */
    static List<Coding> codings(
            @Nullable CodeType alone,
            @Nullable UriType system,
            @Nullable String display,
            @Nullable Coding coding,
            @Nullable CodeableConcept concept) {
        var single =
                alone == null ? null : new Coding(system == null ? null : system.getValue(), alone.getValue(), display);
        var codings = Stream.concat(
                        Stream.of(single, coding).filter(Objects::nonNull),
                        concept == null ? Stream.of() : concept.getCoding().stream())
                .filter(Coding::hasCode)
                .toList();
        if (codings.isEmpty()) {
            throw Outcomes.badParameter(
                    "Parameters", "No code was sent; expected `code`, `coding` or `codeableConcept`.");
        }
        return codings;
    }

    /**
     * The canonical of what is asked about.
     *
     * @param url with a version or without
     * @param version empty = none was sent
     */
    static String canonical(String url, String version) {
        return version.isEmpty() || url.contains("|") ? url : url + "|" + version;
    }

    /** The text of a parameter; empty where it was not sent. */
    static String text(@Nullable PrimitiveType<String> value) {
        return value == null || !value.hasValue() ? "" : value.getValue();
    }
}
