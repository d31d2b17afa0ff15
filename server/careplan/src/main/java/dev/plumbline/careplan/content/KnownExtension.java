package dev.plumbline.careplan.content;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;

/**
 * An extension that content may have.
 *
 * @param address its URL; with a {@code *} at its end that of all that begin like it
 * @param places where it may stand: paths of elements, {@code ValueSet.*} for all of a resource, or FHIR types
 * @param value what its value must be; for a complex one, its parts
 * @param repeats whether it may stand at one place more than once
 */
record KnownExtension(String address, Set<String> places, Value value, boolean repeats) {

    private static final String ALL = "*";
    private static final String ANY = "any";
    private static final String PARTS = "parts";

    /**
     * The value of an extension.
     *
     * @param types FHIR types, of which one must be there; {@code any} and {@code parts} stand for themselves
     * @param parts by name; none unless the types are {@code parts}
     */
    record Value(Set<String> types, Map<String, Part> parts) {

        Value {
            types = Set.copyOf(types);
            parts = Map.copyOf(parts);
        }

        boolean isAny() {
            return types.contains(ANY);
        }

        boolean hasParts() {
            return types.contains(PARTS);
        }

        boolean accepts(Extension extension) {
            return isAny() || (hasParts() ? !extension.hasValue() : isOneOf(extension, types));
        }
    }

    /** A part of a complex extension. */
    record Part(Set<String> types, boolean repeats) {

        Part {
            types = Set.copyOf(types);
        }

        boolean accepts(Extension part) {
            return isOneOf(part, types);
        }
    }

    KnownExtension {
        places = Set.copyOf(places);
    }

    private static boolean isOneOf(Extension extension, Set<String> types) {
        return extension.hasValue()
                && !extension.hasExtension()
                && types.contains(extension.getValue().fhirType());
    }

    boolean isPattern() {
        return address.endsWith(ALL);
    }

    boolean isMeantBy(String url) {
        return isPattern() ? url.startsWith(address.substring(0, address.length() - 1)) : url.equals(address);
    }

    /**
     * Whether it may stand there.
     *
     * @param path {@code Questionnaire.item}
     * @param type of the element, {@code integer}
     */
    boolean mayStandAt(String path, String type) {
        return places.contains(path) || places.contains(type) || places.contains(path.split("\\.", 2)[0] + "." + ALL);
    }
}
