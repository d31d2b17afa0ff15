package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.refusal.Refusal;
import java.util.List;

/**
 * What came of following up one patient.
 *
 * @param leftSomething whether something that the client wrote itself must still be brought into line after the commit
 * @param refusals why responses that were just stored should not be
 * @param urgent whether a response that was just stored calls somebody to the patient for today
 */
public record FollowUpResult(boolean leftSomething, List<Refusal> refusals, boolean urgent) {

    public FollowUpResult {
        refusals = List.copyOf(refusals);
    }
}
