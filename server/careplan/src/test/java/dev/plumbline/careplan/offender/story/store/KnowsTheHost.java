package dev.plumbline.careplan.offender.story.store;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.springframework.util.StringUtils;

/** Reaches from inside the house into the server's answers and into Spring. */
public final class KnowsTheHost {

    private KnowsTheHost() {}

    public static RuntimeException refusal(String message) {
        return new InvalidRequestException(StringUtils.capitalize(message));
    }
}
