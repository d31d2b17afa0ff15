package dev.plumbline.plugin.host;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.ResourceVersionConflictResolutionStrategy;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets HAPI repeat a transaction of ours that lost a race; it repeats none by default. */
@Interceptor
public final class VersionConflictRetry {

    private static final String MARK = VersionConflictRetry.class.getName();
    private static final int RETRIES = 3;
    private static final int BEFORE_HAPIS_OWN = 50;

    /** Asks for retries of the transactions of this request. */
    public static void mark(@Nullable RequestDetails request) {
        if (request != null) {
            request.getUserData().put(MARK, true);
        }
    }

    private final Consumer<RequestDetails> beforeRetry;

    /**
     * Retries for all requests that were marked.
     *
     * @param beforeRetry looks at a request again before its transaction is repeated
     */
    public VersionConflictRetry(Consumer<RequestDetails> beforeRetry) {
        this.beforeRetry = beforeRetry;
    }

    @Hook(value = Pointcut.STORAGE_VERSION_CONFLICT, order = BEFORE_HAPIS_OWN)
    public @Nullable ResourceVersionConflictResolutionStrategy retry(@Nullable RequestDetails request) {
        if (request == null || !request.getUserData().containsKey(MARK)) {
            return null;
        }
        beforeRetry.accept(request);
        var strategy = new ResourceVersionConflictResolutionStrategy();
        strategy.setRetry(true);
        strategy.setMaxRetries(RETRIES);
        return strategy;
    }
}
