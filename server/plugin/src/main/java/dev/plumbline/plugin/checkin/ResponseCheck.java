package dev.plumbline.plugin.checkin;

import dev.plumbline.plugin.refusal.Refusal;
import dev.plumbline.plugin.refusal.Refused;
import dev.plumbline.plugin.template.Templates;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/**
 * Refuses a response that concerns us and that nobody could judge: it names no patient, no status, or our plan with a
 * form that we do not know. A retraction is never refused.
 */
public final class ResponseCheck {

    private final Templates templates;

    public ResponseCheck(Templates templates) {
        this.templates = templates;
    }

    /**
     * Passes references that only the transaction resolves ({@code urn:uuid:…}, {@code Patient?identifier=…}).
     *
     * @throws Refused with every reason
     */
    public void check(QuestionnaireResponse response) {
        if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
            return;
        }
        var refusals = new ArrayList<Refusal>();
        if (!response.hasStatus()) {
            refusals.add(new Refusal("QuestionnaireResponse.status", "Status is missing; expected a status."));
        }
        checkSubject(response, refusals);
        if (templates.asking(String.valueOf(response.getQuestionnaire())).isEmpty()) {
            refusals.add(new Refusal(
                    "QuestionnaireResponse.questionnaire",
                    "`%s` names a plan of ours and no form of ours; expected the canonical of one, with its version."
                            .formatted(response.getIdElement().hasIdPart() ? response.getIdPart() : "The response")));
        }
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }

    private static void checkSubject(QuestionnaireResponse response, List<Refusal> refusals) {
        var subject = response.getSubject().getReference();
        if (subject == null || subject.isBlank()) {
            refusals.add(refusal("missing"));
            return;
        }
        var type = response.getSubject().getReferenceElement().getResourceType();
        if (type != null && !"Patient".equals(type)) {
            refusals.add(refusal("`%s`".formatted(subject)));
        }
    }

    private static Refusal refusal(String found) {
        return new Refusal(
                "QuestionnaireResponse.subject", "Subject is %s; expected a reference to a Patient.".formatted(found));
    }
}
