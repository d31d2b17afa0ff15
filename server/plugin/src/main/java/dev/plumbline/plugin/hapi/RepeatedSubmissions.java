package dev.plumbline.plugin.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.util.UrlUtil;
import dev.plumbline.plugin.checkin.Linking;
import dev.plumbline.plugin.followup.FaultTrace;
import dev.plumbline.plugin.followup.FollowUp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
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

    private final FhirContext fhir;
    private final DaoRegistry daos;
    private final Linking linking;
    private final FollowUp followUp;

    RepeatedSubmissions(FhirContext fhir, DaoRegistry daos, Linking linking, FollowUp followUp) {
        this.fhir = fhir;
        this.daos = daos;
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
    void checkAgain(RequestDetails request) {
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
        if (first == null || isSame(first, response)) {
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
        if (!linking.concernsUs(response) || !isIdentified(response)) {
            return Optional.empty();
        }
        var all = stored(response);
        var stored = all.stream()
                .filter(one -> one.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .toList();
        if (stored.isEmpty() && !all.isEmpty()) {
            return Optional.empty();
        }
        if (stored.isEmpty()) {
            return Optional.of("QuestionnaireResponse?subject=%s&identifier=%s"
                    .formatted(
                            UrlUtil.escapeUrlParam(subject(response)),
                            UrlUtil.escapeUrlParam(token(response).getValueAsQueryToken())));
        }
        var same = stored.stream().filter(one -> hasContentOf(one, response)).findFirst();
        if (same.isPresent()) {
            return Optional.of("QuestionnaireResponse?_id=" + idOf(same.get()));
        }
        if (isUrgent(response)) {
            return Optional.empty();
        }
        throw new ReusedIdentifier("QuestionnaireResponse/" + idOf(stored.get(0)));
    }

    /** A second emergency, the same one among them, must not be lost because a client uses an identifier twice. */
    private boolean isUrgent(QuestionnaireResponse sent) {
        return !followUp.urgentRules(sent).isEmpty();
    }

    private static boolean isIdentified(QuestionnaireResponse response) {
        var subject = response.getSubject().getReferenceElement();
        return response.getIdentifier().hasValue()
                && "Patient".equals(subject.getResourceType())
                && subject.hasIdPart()
                && !String.valueOf(subject.getValue()).contains("?");
    }

    private static String subject(QuestionnaireResponse response) {
        return "Patient/" + response.getSubject().getReferenceElement().getIdPart();
    }

    private static TokenParam token(QuestionnaireResponse response) {
        var identifier = response.getIdentifier();
        return identifier.hasSystem()
                ? new TokenParam(identifier.getSystem(), identifier.getValue())
                : new TokenParam("", identifier.getValue());
    }

    private List<QuestionnaireResponse> stored(QuestionnaireResponse response) {
        var same = SearchParameterMap.newSynchronous()
                .add("subject", new ReferenceParam(subject(response)))
                .add("identifier", token(response));
        return dao().searchForResources(same, OwnRequest.create()).stream()
                .sorted(Comparator.comparing(
                        one -> one.getMeta().getLastUpdated().toInstant()))
                .toList();
    }

    /** A client that sends it again does not know that it was amended since. */
    private boolean hasContentOf(QuestionnaireResponse stored, QuestionnaireResponse sent) {
        return Stream.of(stored, first(stored)).anyMatch(version -> isSame(version, sent));
    }

    private QuestionnaireResponse first(QuestionnaireResponse stored) {
        return "1".equals(stored.getIdElement().getVersionIdPart())
                ? stored
                : dao().read(new IdType("QuestionnaireResponse", idOf(stored), "1"), OwnRequest.create());
    }

    private boolean isSame(QuestionnaireResponse one, QuestionnaireResponse other) {
        return ResponseContent.of(fhir, one).equals(ResponseContent.of(fhir, other));
    }

    private IFhirResourceDao<QuestionnaireResponse> dao() {
        return daos.getResourceDao(QuestionnaireResponse.class);
    }

    private static String idOf(QuestionnaireResponse response) {
        return response.getIdElement().getIdPart();
    }
}
