package dev.plumbline.standalone;

import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells other systems of a change by calling the web address in their Subscription; no other channel is open. */
@Configuration(proxyBeanMethods = false)
class RestHookSubscriptions {

    /** HAPI's own five seconds would be most of the time between an answer and the call about its Flag. */
    private static final long MILLIS_BETWEEN_POLLS = 1000;

    @Bean
    SubscriptionSettings subscriptionSettings() {
        var settings = new SubscriptionSettings();
        settings.addSupportedSubscriptionType(SubscriptionChannelType.RESTHOOK);
        settings.setSubscriptionIntervalInMs(MILLIS_BETWEEN_POLLS);
        return settings;
    }

    /** HAPI wants a sender even where the e-mail channel is closed. */
    @Bean
    IEmailSender emailSender() {
        return mail -> {
            throw new UnsupportedOperationException("E-mail subscriptions are closed; expected channel `rest-hook`.");
        };
    }
}
