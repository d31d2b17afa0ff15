package dev.plumbline.plugin.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.method.ResourceParameter;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import dev.plumbline.plugin.host.Outcomes;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads the responses that clients send by HTTP before HAPI does. */
@Interceptor
public final class ArrivingRequests {

    private static final String RESPONSE = "QuestionnaireResponse";
    private static final int SERVER_FAULT = 500;

    private final LenientReader reader;
    private final RequestBody body;
    private final RepeatedSubmissions repeated;

    public ArrivingRequests(LenientReader reader, RequestBody body, RepeatedSubmissions repeated) {
        this.reader = reader;
        this.body = body;
        this.repeated = repeated;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void arrives(ServletRequestDetails request) {
        if (!isWrite(request)) {
            return;
        }
        if (RESPONSE.equals(request.getResourceName())) {
            body.load(request);
            read(request, QuestionnaireResponse.class).ifPresent(response -> {
                request.setResource(response);
                answerWithTheFirst(request, response);
            });
        } else if (request.getResourceName() == null) {
            read(request, Bundle.class).ifPresent(bundle -> {
                request.setResource(bundle);
                checkMethods(bundle);
            });
        }
    }

    /** HAPI calls some of what clients send a fault of the server: the cause tells whose fault it is. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException fails(ServletRequestDetails request, Throwable failure) {
        boolean response = RESPONSE.equals(request.getResourceName()) || request.getResourceName() == null;
        return isWrite(request)
                        && response
                        && failure instanceof InternalErrorException
                        && isClients(failure.getCause())
                ? new InvalidRequestException("The request holds something that FHIR does not allow.")
                : null;
    }

    private static boolean isClients(@Nullable Throwable cause) {
        for (var one = cause; one != null; one = one.getCause()) {
            if (one instanceof DataFormatException
                    || (one instanceof BaseServerResponseException answer && answer.getStatusCode() < SERVER_FAULT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrite(RequestDetails request) {
        return request.getOperation() == null
                && (request.getRequestType() == RequestTypeEnum.POST
                        || request.getRequestType() == RequestTypeEnum.PUT);
    }

    /** HAPI expects one in each entry. */
    private static void checkMethods(Bundle bundle) {
        for (int place = 0; place < bundle.getEntry().size(); place++) {
            if (bundle.getEntry().get(place).getRequest().getMethod() == null) {
                throw Outcomes.badParameter(
                        "Bundle.entry[%d].request.method".formatted(place),
                        "Entry %d has no method; expected one.".formatted(place + 1));
            }
        }
    }

    private void answerWithTheFirst(RequestDetails request, QuestionnaireResponse response) {
        if (request.getRequestType() == RequestTypeEnum.POST && request.getHeader("If-None-Exist") == null) {
            repeated.condition(response).ifPresent(request::setFixedConditionalUrl);
        }
    }

    private <T extends Resource> Optional<T> read(RequestDetails request, Class<T> type) {
        var encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding == null) {
            return Optional.empty();
        }
        var text = new String(request.loadRequestContents(), ResourceParameter.determineRequestCharset(request));
        if (!text.contains(RESPONSE)) {
            return Optional.empty();
        }
        var parser = encoding.newParser(request.getFhirContext());
        parser.setServerBaseUrl(request.getFhirServerBase());
        return reader.read(parser, type, text);
    }
}
