package dev.plumbline.plugin.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.TokenParam;
import dev.plumbline.careplan.checkin.ResponseCheck;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.host.Outcomes;
import dev.plumbline.plugin.host.OwnRequest;
import dev.plumbline.plugin.host.PlanReference;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Sees to it that a response of ours can be stored and judged; what else may be wrong with it is found under the
 * patient's lock.
 */
public final class ArrivingResponses {

    private final FhirContext fhir;
    private final DaoRegistry daos;
    private final Templates templates;
    private final long longest;

    /**
     * @param longest how many characters of JSON a response may have
     */
    public ArrivingResponses(FhirContext fhir, DaoRegistry daos, Templates templates, long longest) {
        this.fhir = fhir;
        this.daos = daos;
        this.templates = templates;
        this.longest = longest;
    }

    /** A retraction is never refused. */
    public void check(QuestionnaireResponse response) {
        if (response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR) {
            checkSize(response);
            checkSubject(response);
        }
        response.getBasedOn().forEach(this::nameByIdentifier);
    }

    private void checkSize(QuestionnaireResponse response) {
        if (!CharacterLimit.fits(fhir.newJsonParser(), response, longest)) {
            throw Outcomes.tooLarge(longest);
        }
    }

    private void checkSubject(QuestionnaireResponse response) {
        ResponseCheck.ofSubject(response).ifPresent(refusal -> {
            var refusals = new ArrayList<>(List.of(refusal));
            templates.asking(String.valueOf(response.getQuestionnaire())).stream()
                    .flatMap(template -> template.form(response.getQuestionnaire()).stream())
                    .findFirst()
                    .ifPresent(form -> refusals.addAll(ResponseCheck.ofContent(response, form)));
            throw Outcomes.of(new Refused(refusals));
        });
    }

    /**
     * HAPI refuses the whole response because of a reference to nothing, whatever the patient has answered. Named by its
     * identifier, a plan of ours that is not there reaches our own check.
     */
    private void nameByIdentifier(Reference basis) {
        if (PlanReference.plan(basis).filter(plan -> !exists(plan)).isPresent()) {
            PlanReference.nameByIdentifier(basis);
        }
    }

    /** Asks for the id alone: no row of ours is read before the patient's lock. */
    private boolean exists(String plan) {
        var byId = SearchParameterMap.newSynchronous().add("_id", new TokenParam(plan));
        return !daos.getResourceDao(CarePlan.class)
                .searchForResourceIds(byId, OwnRequest.create())
                .isEmpty();
    }
}
