package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.store.Canonicals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/**
 * What a stored plan tells its patient: its activities that are no check-ins, as the clinician has left them, and whether
 * each holds.
 *
 * <p>Of a plan that was stopped nothing holds from that moment on but what says that it does. A plan that was entered in
 * error tells nothing. An activity without days of its own has those of its plan.
 */
public final class Guidance {

    /** Whether an activity holds at the moment looked at. */
    public enum Standing {
        NOW,
        LATER,
        PAST
    }

    /**
     * One activity.
     *
     * @param activity as it is stored
     * @param isRestriction whether it says what the patient must not do
     */
    public record Item(CarePlanActivityComponent activity, Standing standing, boolean isRestriction) {}

    private final CarePlan plan;

    public Guidance(CarePlan plan) {
        this.plan = plan;
    }

    /** What holds at this instant. */
    public List<Item> at(Instant instant) {
        return items(Span.moment(instant));
    }

    /** What holds at any time of this local date. */
    public List<Item> on(LocalDate date) {
        return items(Span.date(date, PlanCalendar.of(plan).zone()));
    }

    private List<Item> items(Span moment) {
        return plan.getActivity().stream()
                .filter(activity -> plan.getStatus() != CarePlanStatus.ENTEREDINERROR)
                .filter(activity -> activity.hasDetail() && tellsThePatient(activity.getDetail()))
                .map(activity ->
                        new Item(activity, standing(activity.getDetail(), moment), isRestriction(activity.getDetail())))
                .toList();
    }

    private static boolean tellsThePatient(CarePlanActivityDetailComponent detail) {
        return detail.getStatus() != CarePlanActivityStatus.ENTEREDINERROR
                && !detail.getCode().hasCoding(Canonicals.CPG_ACTIVITY_TYPE, Canonicals.COLLECT_INFORMATION);
    }

    private static boolean isRestriction(CarePlanActivityDetailComponent detail) {
        return detail.getDoNotPerform() || ActivityMarks.has(detail, Canonicals.RESTRICTION);
    }

    private Standing standing(CarePlanActivityDetailComponent detail, Span moment) {
        if (isEnded(detail) || (isStopped(moment) && !ActivityMarks.has(detail, Canonicals.HOLDS_WHEN_STOPPED))) {
            return Standing.PAST;
        }
        var span = span(detail);
        if (span.isBefore(moment)) {
            return Standing.PAST;
        }
        return moment.isBefore(span) || detail.getStatus() == CarePlanActivityStatus.ONHOLD
                ? Standing.LATER
                : Standing.NOW;
    }

    private static boolean isEnded(CarePlanActivityDetailComponent detail) {
        return detail.getStatus() == CarePlanActivityStatus.CANCELLED
                || detail.getStatus() == CarePlanActivityStatus.STOPPED
                || detail.getStatus() == CarePlanActivityStatus.COMPLETED;
    }

    /** On the date of the stop the plan still held for a while. */
    private boolean isStopped(Span moment) {
        return plan.getStatus() != CarePlanStatus.ACTIVE
                && PlanCalendar.stopped(plan)
                        .filter(stopped -> stopped.isAfter(moment.from()))
                        .isEmpty();
    }

    private Span span(CarePlanActivityDetailComponent detail) {
        var calendar = PlanCalendar.of(plan);
        var whole = Span.of(plan.getPeriod(), calendar, new Span(Instant.MIN, Instant.MAX));
        return Span.of(period(detail), calendar, whole);
    }

    /** The days that an activity says; an empty period where it says none. */
    public static Period period(CarePlanActivityDetailComponent detail) {
        if (detail.getScheduled() instanceof Period period) {
            return period;
        }
        return detail.getScheduled() instanceof Timing timing
                        && timing.getRepeat().getBounds() instanceof Period bounds
                ? bounds
                : new Period();
    }
}
