package dev.plumbline.plugin.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.util.UrlUtil;
import dev.plumbline.careplan.store.References;
import dev.plumbline.plugin.host.OwnRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** The responses that are stored, looked up by the identifier that a portal gave them and compared with what it sends. */
public final class SubmittedResponses {

    private final FhirContext fhir;
    private final DaoRegistry daos;

    public SubmittedResponses(FhirContext fhir, DaoRegistry daos) {
        this.fhir = fhir;
        this.daos = daos;
    }

    /** Whether a response says enough to be looked up: it has an identifier, and a subject by its place. */
    static boolean isIdentified(QuestionnaireResponse response) {
        var subject = response.getSubject().getReferenceElement();
        return response.getIdentifier().hasValue()
                && "Patient".equals(subject.getResourceType())
                && subject.hasIdPart()
                && !String.valueOf(subject.getValue()).contains("?");
    }

    /** The search that finds those of the subject and the identifier of a response, as a client would write it. */
    static String search(QuestionnaireResponse response) {
        return "QuestionnaireResponse?subject=%s&identifier=%s"
                .formatted(
                        UrlUtil.escapeUrlParam(subject(response)),
                        UrlUtil.escapeUrlParam(token(response).getValueAsQueryToken()));
    }

    /** All of the subject and the identifier of a response, the oldest change first. */
    List<QuestionnaireResponse> sharing(QuestionnaireResponse response) {
        var same = SearchParameterMap.newSynchronous()
                .add("subject", new ReferenceParam(subject(response)))
                .add("identifier", token(response));
        return dao().searchForResources(same, OwnRequest.create()).stream()
                .sorted(Comparator.comparing(
                        one -> one.getMeta().getLastUpdated().toInstant()))
                .toList();
    }

    /** A client that sends it again does not know that it was amended since. */
    boolean hasContentOf(QuestionnaireResponse stored, QuestionnaireResponse sent) {
        return Stream.of(stored, first(stored)).anyMatch(version -> isSame(version, sent));
    }

    boolean isSame(QuestionnaireResponse one, QuestionnaireResponse other) {
        return ResponseContent.of(fhir, one).equals(ResponseContent.of(fhir, other));
    }

    private QuestionnaireResponse first(QuestionnaireResponse stored) {
        var id = stored.getIdElement();
        return "1".equals(id.getVersionIdPart())
                ? stored
                : dao().read(new IdType("QuestionnaireResponse", id.getIdPart(), "1"), OwnRequest.create());
    }

    private static String subject(QuestionnaireResponse response) {
        return References.toPatient(response.getSubject());
    }

    private static TokenParam token(QuestionnaireResponse response) {
        var identifier = response.getIdentifier();
        return identifier.hasSystem()
                ? new TokenParam(identifier.getSystem(), identifier.getValue())
                : new TokenParam("", identifier.getValue());
    }

    private IFhirResourceDao<QuestionnaireResponse> dao() {
        return daos.getResourceDao(QuestionnaireResponse.class);
    }
}
