package dev.plumbline.plugin.host;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.jspecify.annotations.Nullable;

/** Marks what Plumbline writes itself, so that it never answers to its own writing. */
public final class OwnRequest {

    private static final String MARK = OwnRequest.class.getName();

    private OwnRequest() {}

    public static SystemRequestDetails create() {
        var request = new SystemRequestDetails();
        request.getUserData().put(MARK, true);
        return request;
    }

    public static boolean isOwn(@Nullable RequestDetails request) {
        return request != null && request.getUserData().containsKey(MARK);
    }
}
