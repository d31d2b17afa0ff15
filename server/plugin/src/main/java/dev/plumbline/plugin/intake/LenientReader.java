package dev.plumbline.plugin.intake;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads what a client sends so that one value which FHIR cannot hold does not cost the whole response: the value is
 * marked, and the response's check says what is wrong with it.
 */
public final class LenientReader {

    private final Predicate<QuestionnaireResponse> ours;

    /**
     * @param ours whether a response is to be read like this; anything else is left to HAPI, which refuses it
     */
    public LenientReader(Predicate<QuestionnaireResponse> ours) {
        this.ours = ours;
    }

    /** What was sent; empty where HAPI itself must speak. */
    <T extends Resource> Optional<T> read(IParser parser, Class<T> type, String body) {
        // Quiet, because the value is a patient's.
        parser.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
        try {
            var resource = parser.parseResource(type, body);
            return mend(resource) ? Optional.of(resource) : Optional.empty();
        } catch (DataFormatException malformed) {
            return Optional.empty();
        } catch (RuntimeException confused) {
            // HAPI's parser trips over some documents that are no resource, and would call it a fault of the server.
            throw new InvalidRequestException("The body of the request cannot be read as a FHIR resource.");
        }
    }

    /** Whether all that could not be read stood in responses of ours, where it is marked by now. */
    private boolean mend(Resource resource) {
        var responses = responsesIn(resource).stream().filter(ours).toList();
        int inside = responses.stream().mapToInt(MalformedValues::count).sum();
        boolean mendable = inside == MalformedValues.count(resource);
        if (mendable) {
            responses.forEach(MalformedValues::mark);
        }
        return mendable;
    }

    private static List<QuestionnaireResponse> responsesIn(Resource resource) {
        return resource instanceof Bundle bundle
                ? bundle.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .filter(QuestionnaireResponse.class::isInstance)
                        .map(QuestionnaireResponse.class::cast)
                        .toList()
                : List.of((QuestionnaireResponse) resource);
    }
}
