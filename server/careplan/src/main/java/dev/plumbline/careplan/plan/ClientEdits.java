package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;

/**
 * Keeps what judging needs in the plans and goals that clients edit: a client may send back less than it was given,
 * because it does not know an extension or does not show an element.
 */
public final class ClientEdits {

    private final Clock clock;

    public ClientEdits(Clock clock) {
        this.clock = clock;
    }

    /** Completes the plan that a client sends; changed in place. */
    public void complete(CarePlan stored, CarePlan sent) {
        keep(stored, sent, PlanCalendar.TIMEZONE);
        keep(stored, sent, Canonicals.PLAN_STOPPED);
        keep(stored, sent, Canonicals.CHOSEN_VARIANT);
        ActivityMarks.keep(stored, sent);
        sent.setPeriod(stored.getPeriod());
        sent.setCreatedElement(stored.getCreatedElement());
        sent.setInstantiatesCanonical(stored.getInstantiatesCanonical());
        if (sent.getStatus() == CarePlanStatus.ACTIVE) {
            sent.getExtension().removeIf(extension -> Canonicals.PLAN_STOPPED.equals(extension.getUrl()));
        } else if (!sent.hasExtension(Canonicals.PLAN_STOPPED)) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            sent.addExtension(Canonicals.PLAN_STOPPED, DateTimes.instant(now));
        }
    }

    /** Completes the goal that a client sends; changed in place. Its targets are the clinician's own. */
    public void complete(Goal stored, Goal sent) {
        keep(stored, sent, Canonicals.GOAL_BASELINE);
    }

    private static void keep(DomainResource stored, DomainResource sent, String url) {
        sent.getExtension().removeIf(extension -> url.equals(extension.getUrl()));
        stored.getExtension().stream()
                .filter(extension -> url.equals(extension.getUrl()))
                .forEach(extension -> sent.addExtension(extension.copy()));
    }
}
