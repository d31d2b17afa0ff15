package dev.plumbline.careplan.template;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes everything that HAPI's strict parsing would stop at, in its words, and lets it go on. */
final class EveryParseError extends StrictErrorHandler {

    private final List<String> messages = new ArrayList<>();

    /** In the order in which they stand in the file. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    private void note(Runnable strict) {
        try {
            strict.run();
        } catch (DataFormatException found) {
            messages.add(String.valueOf(found.getMessage()));
        }
    }

    @Override
    public void containedResourceWithNoId(IParseLocation place) {
        note(() -> super.containedResourceWithNoId(place));
    }

    @Override
    public void incorrectJsonType(
            IParseLocation place,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        note(() -> super.incorrectJsonType(place, element, expected, expectedScalar, found, foundScalar));
    }

    @Override
    public void invalidValue(IParseLocation place, String value, String error) {
        note(() -> super.invalidValue(place, value, error));
    }

    @Override
    public void missingRequiredElement(IParseLocation place, String element) {
        note(() -> super.missingRequiredElement(place, element));
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation place, String element) {
        note(() -> super.unexpectedRepeatingElement(place, element));
    }

    @Override
    public void unknownAttribute(IParseLocation place, String attribute) {
        note(() -> super.unknownAttribute(place, attribute));
    }

    @Override
    public void unknownElement(IParseLocation place, String element) {
        note(() -> super.unknownElement(place, element));
    }

    @Override
    public void unknownReference(IParseLocation place, String reference) {
        note(() -> super.unknownReference(place, reference));
    }

    @Override
    public void invalidInternalReference(IParseLocation place, String reference) {
        note(() -> super.invalidInternalReference(place, reference));
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(IParseLocation place) {
        note(() -> super.extensionContainsValueAndNestedExtensions(place));
    }
}
