package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.refusal.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was found when a response was looked at as a whole.
 *
 * @param refusals why it should not be stored; it may be, because something urgent is in it
 * @param remarks what must be said about it where it is
 */
public record Inspection(List<Refusal> refusals, Set<Remark> remarks) {

    public Inspection {
        refusals = List.copyOf(refusals);
        var ordered = EnumSet.noneOf(Remark.class);
        ordered.addAll(remarks);
        if (!refusals.isEmpty()) {
            ordered.add(Remark.NOT_FULLY_JUDGED);
        }
        remarks = ordered;
    }

    /** Whether a person must look at it. */
    public boolean needsReview() {
        return remarks.stream().anyMatch(Remark::needsReview);
    }
}
