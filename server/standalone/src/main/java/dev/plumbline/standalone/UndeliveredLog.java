package dev.plumbline.standalone;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs that a subscriber could not be told, and of what, by ids alone.
 *
 * <p>HAPI's own lines are off, since they repeat what the subscriber's server answered, with a stack for each of the
 * tries of a minute.
 */
@Component
@Interceptor
class UndeliveredLog {

    private static final Logger log = LoggerFactory.getLogger(UndeliveredLog.class);

    private final IInterceptorService storageHooks;

    UndeliveredLog(IInterceptorService storageHooks) {
        this.storageHooks = storageHooks;
    }

    @PostConstruct
    void register() {
        storageHooks.registerInterceptor(this);
    }

    @Hook(Pointcut.SUBSCRIPTION_AFTER_DELIVERY_FAILED)
    public void record(ResourceDeliveryMessage message, Exception failure) {
        log.warn(
                "Subscription `{}` was not told of `{}`: {}.",
                message.getSubscription().getIdElementString(),
                message.getPayloadId(),
                failure.getClass().getSimpleName());
    }
}
