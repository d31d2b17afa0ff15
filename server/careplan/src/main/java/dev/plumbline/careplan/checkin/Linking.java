package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.checkin.Link.Gap;
import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;

/**
 * Finds the plan that a response belongs to: the one that it names by {@code basedOn}; else, as many portals name none,
 * the only plan of its subject that asks for its form at its time.
 */
public final class Linking {

    private final Templates templates;

    public Linking(Templates templates) {
        this.templates = templates;
    }

    /** Whether the response is any of our business: it names a form or a plan of ours. Reads nothing. */
    public boolean concernsUs(QuestionnaireResponse response) {
        return namedPlan(response).isPresent()
                || !templates
                        .asking(String.valueOf(response.getQuestionnaire()))
                        .isEmpty();
    }

    /** The id of the plan of ours that the response names, by its place or by its identifier. */
    public static Optional<String> namedPlan(QuestionnaireResponse response) {
        return response.getBasedOn().stream()
                .flatMap(basis -> planId(basis).stream())
                .filter(Ids::isOurs)
                .findFirst();
    }

    private static Optional<String> planId(Reference basis) {
        if (basis.hasReference()) {
            var target = basis.getReferenceElement();
            return "CarePlan".equals(target.getResourceType())
                    ? Optional.ofNullable(target.getIdPart())
                    : Optional.empty();
        }
        return PlanIds.IDENTIFIERS.equals(basis.getIdentifier().getSystem())
                ? Optional.ofNullable(basis.getIdentifier().getValue())
                : Optional.empty();
    }

    /**
     * The plan, or the reason why there is none: the named one does not ask for this form, or none is named and none or
     * several would fit.
     *
     * @param plans all plans of ours of the response's subject
     * @param at the moment that the response is about
     */
    public Link link(QuestionnaireResponse response, List<CarePlan> plans, Instant at) {
        return namedPlan(response)
                .map(named -> linkByName(named, response, plans))
                .orElseGet(() -> linkByTime(
                        plans.stream().filter(plan -> asksFor(plan, response)).toList(), at));
    }

    private Link linkByName(String named, QuestionnaireResponse response, List<CarePlan> plans) {
        return plans.stream()
                .filter(plan -> plan.getIdElement().getIdPart().equals(named))
                .findFirst()
                .map(plan -> asksFor(plan, response) ? Link.to(plan) : Link.none(Gap.NAMES_OTHER_FORM))
                .orElse(Link.none(Gap.NAMES_OTHER_PATIENTS_PLAN));
    }

    private Link linkByTime(List<CarePlan> asking, Instant at) {
        var fitting = asking.stream()
                .filter(plan -> !isBefore(plan, at) && !isAfter(plan, at))
                .toList();
        var active = fitting.stream()
                .filter(plan -> plan.getStatus() == CarePlanStatus.ACTIVE)
                .toList();
        var candidates = active.isEmpty() ? fitting : active;
        if (candidates.isEmpty()) {
            return Link.none(gap(asking, at));
        }
        return candidates.size() == 1 ? Link.to(candidates.get(0)) : Link.none(Gap.SEVERAL_FIT);
    }

    private Gap gap(List<CarePlan> asking, Instant at) {
        if (asking.isEmpty()) {
            return Gap.NONE_ASKS;
        }
        return asking.stream().allMatch(plan -> isBefore(plan, at)) ? Gap.BEFORE : Gap.AFTER;
    }

    /** Whether the plan's template asks for the form of the response. */
    public boolean asksFor(CarePlan plan, QuestionnaireResponse response) {
        return templateOf(plan)
                .flatMap(template -> template.form(String.valueOf(response.getQuestionnaire())))
                .isPresent();
    }

    /** The template that the plan follows. */
    public Optional<Template> templateOf(CarePlan plan) {
        return plan.getInstantiatesCanonical().stream()
                .flatMap(canonical -> templates.followedBy(canonical.getValue()).stream())
                .findFirst();
    }

    /** Whether the moment lies before the days from which a baseline of the plan is taken; not where that cannot be read. */
    public boolean isBefore(CarePlan plan, Instant at) {
        if (!PlanCalendar.isReadable(plan)) {
            return false;
        }
        int window = templateOf(plan).stream()
                .flatMap(template -> template.goals().stream())
                .mapToInt(goal -> goal.measure().baselineDays())
                .max()
                .orElse(0);
        return at.isBefore(PlanCalendar.of(plan).startOf(0).minus(Duration.ofDays(window)));
    }

    private static boolean isAfter(CarePlan plan, Instant at) {
        if (!PlanCalendar.isReadable(plan)) {
            return false;
        }
        var calendar = PlanCalendar.of(plan);
        return !at.isBefore(calendar.startOf(calendar.dayOf(PlanCalendar.lastDate(plan)) + 1));
    }
}
