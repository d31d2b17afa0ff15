package dev.plumbline.standalone;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An exception as it may be logged: its types, HAPI's message code and its stack, without the words of any message. */
final class Fault extends Exception {

    private static final long serialVersionUID = 1;
    private static final Pattern HAPI_CODE = Pattern.compile("^HAPI-\\d+");
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int NOT_READY = 503;

    private Fault(Throwable original, @Nullable Fault cause) {
        super(original.getClass().getName() + codeOf(original), cause);
        setStackTrace(original.getStackTrace());
    }

    /** That the server is not ready yet is no fault: it says so on purpose. */
    static boolean isOurs(Throwable failure) {
        if (failure instanceof BaseServerResponseException answer) {
            return answer.getStatusCode() >= FIRST_SERVER_ERROR && answer.getStatusCode() != NOT_READY;
        }
        return !(failure instanceof DataFormatException);
    }

    static Fault in(Throwable failure) {
        var cause = failure.getCause();
        return new Fault(failure, cause == null ? null : in(cause));
    }

    private static String codeOf(Throwable original) {
        var message = original.getMessage();
        var code = HAPI_CODE.matcher(message == null ? "" : message);
        return code.find() ? " " + code.group() : "";
    }
}
