package dev.plumbline.plugin.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.followup.FaultTrace;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.store.References;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes it safe to send a response again: the same identifier and content meet the first, another content is told so.
 * HAPI's conditional create keeps two nodes from storing both of two that arrive at once.
 */
@Interceptor
public final class RepeatedSubmissions {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedSubmissions.class);

    private final SubmittedResponses stored;
    private final Linking linking;
    private final FollowUp followUp;

    public RepeatedSubmissions(SubmittedResponses stored, Linking linking, FollowUp followUp) {
        this.stored = stored;
        this.linking = linking;
        this.followUp = followUp;
    }

    /** Called for each entry of a batch too. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void begins(IBaseBundle bundle) {
        if (!(bundle instanceof Bundle transaction) || transaction.getType() != BundleType.TRANSACTION) {
            return;
        }
        Map<String, QuestionnaireResponse> inBundle = new HashMap<>();
        for (var entry : transaction.getEntry()) {
            newResponse(entry)
                    .ifPresent(response -> condition(response)
                            .filter(condition -> isFirst(condition, response, inBundle))
                            .ifPresent(entry.getRequest()::setIfNoneExist));
        }
    }

    /**
     * Who lost the race for an identifier meets the winner when its transaction is repeated, as long as both say the same.
     *
     * @throws ReusedIdentifier if they do not
     */
    public void checkAgain(RequestDetails request) {
        if (request.getFixedConditionalUrl() != null && request.getResource() instanceof QuestionnaireResponse sent) {
            var unused = condition(sent);
        } else if (request.getResource() instanceof Bundle bundle && bundle.getType() == BundleType.TRANSACTION) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.POST)
                    .map(BundleEntryComponent::getResource)
                    .filter(QuestionnaireResponse.class::isInstance)
                    .forEach(sent -> condition((QuestionnaireResponse) sent));
        }
    }

    private static Optional<QuestionnaireResponse> newResponse(BundleEntryComponent entry) {
        return entry.getRequest().getMethod() == HTTPVerb.POST
                        && !entry.getRequest().hasIfNoneExist()
                        && entry.getResource() instanceof QuestionnaireResponse response
                ? Optional.of(response)
                : Optional.empty();
    }

    private boolean isFirst(
            String condition, QuestionnaireResponse response, Map<String, QuestionnaireResponse> inBundle) {
        var first = inBundle.putIfAbsent(condition, response);
        if (first == null || stored.isSame(first, response)) {
            return true;
        }
        if (isUrgent(response)) {
            return false;
        }
        throw new ReusedIdentifier("QuestionnaireResponse");
    }

    /**
     * The condition on which the response is to be stored; empty where there is none: it has no identifier, the
     * first was retracted, or it is stored beside the first because it tells of an emergency.
     *
     * @throws ReusedIdentifier if another content is stored under its identifier
     */
    Optional<String> condition(QuestionnaireResponse response) {
        try {
            return compared(response);
        } catch (ReusedIdentifier reused) {
            throw reused;
        } catch (RuntimeException fault) {
            LOG.error("A response could not be compared with the first; it is stored: {}.", FaultTrace.of(fault));
            return Optional.empty();
        }
    }

    private Optional<String> compared(QuestionnaireResponse response) {
        if (!linking.concernsUs(response) || !SubmittedResponses.isIdentified(response)) {
            return Optional.empty();
        }
        var all = stored.sharing(response);
        var counting = all.stream()
                .filter(one -> one.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .toList();
        if (counting.isEmpty() && !all.isEmpty()) {
            return Optional.empty();
        }
        if (counting.isEmpty()) {
            return Optional.of(SubmittedResponses.search(response));
        }
        var same = counting.stream()
                .filter(one -> stored.hasContentOf(one, response))
                .findFirst();
        if (same.isPresent()) {
            return Optional.of(
                    "QuestionnaireResponse?_id=" + same.get().getIdElement().getIdPart());
        }
        if (isUrgent(response)) {
            return Optional.empty();
        }
        throw new ReusedIdentifier(References.to(counting.get(0)));
    }

    /** A second emergency, the same one among them, must not be lost because a client uses an identifier twice. */
    private boolean isUrgent(QuestionnaireResponse sent) {
        return !followUp.urgentRules(sent).isEmpty();
    }
}
