package dev.plumbline.plugin.judging;

import dev.plumbline.careplan.flag.PersonsClosing;
import dev.plumbline.careplan.flag.PersonsReview;
import dev.plumbline.careplan.plan.ClientEdits;
import dev.plumbline.plugin.intake.ArrivingResponses;
import dev.plumbline.plugin.startup.ContentGate;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task;

/** What is done to a client's resource before it is stored, in the version that the client writes. */
public record BeforeStorage(
        ContentGate content,
        ArrivingResponses responses,
        PersonsClosing flags,
        PersonsReview reviews,
        ClientEdits edits) {

    /**
     * Ends the request with 422 if nobody could be judged on the response, with 413 if it is too large, and with 503 if it
     * comes before the content that judging it needs.
     */
    void check(QuestionnaireResponse response) {
        content.check();
        responses.check(response);
    }

    /** Completes a resource of ours that a client has edited. */
    void complete(IBaseResource stored, IBaseResource sent) {
        if (stored instanceof Flag before && sent instanceof Flag after) {
            flags.note(before, after);
        } else if (stored instanceof Task before && sent instanceof Task after) {
            reviews.note(before, after);
        } else if (stored instanceof CarePlan before && sent instanceof CarePlan after) {
            edits.complete(before, after);
        } else if (stored instanceof Goal before && sent instanceof Goal after) {
            edits.complete(before, after);
        }
    }
}
