package dev.plumbline.standalone;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs where a request failed by the server's own fault, and nothing that was in it.
 *
 * <p>HAPI's log of failures is off, since its messages quote what the client sent: search values, match URLs, column
 * values. A client's mistakes are not logged at all; the client has the OperationOutcome.
 */
@Interceptor
final class FaultLog {

    private static final Logger log = LoggerFactory.getLogger(FaultLog.class);

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public void record(RequestDetails request, Throwable failure) {
        if (Fault.isOurs(failure)) {
            log.error("Request {} failed.", request.getRequestId(), Fault.in(failure));
        }
    }
}
