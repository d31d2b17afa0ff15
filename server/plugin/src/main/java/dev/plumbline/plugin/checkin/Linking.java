package dev.plumbline.plugin.checkin;

import dev.plumbline.plugin.plan.PlanCalendar;
import dev.plumbline.plugin.store.Ids;
import dev.plumbline.plugin.template.Template;
import dev.plumbline.plugin.template.Templates;
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

    /** The id of the plan of ours that the response names. */
    public static Optional<String> namedPlan(QuestionnaireResponse response) {
        return response.getBasedOn().stream()
                .map(Reference::getReferenceElement)
                .filter(target -> "CarePlan".equals(target.getResourceType()) && Ids.isOurs(target.getIdPart()))
                .map(target -> target.getIdPart())
                .findFirst();
    }

    /**
     * The plan; empty if the named one does not ask for this form, or none is named and none or
     * several would fit.
     *
     * @param plans all plans of ours of the response's subject
     * @param at the moment that the response is about
     */
    public Optional<CarePlan> planOf(QuestionnaireResponse response, List<CarePlan> plans, Instant at) {
        var named = namedPlan(response);
        if (named.isPresent()) {
            return plans.stream()
                    .filter(plan -> plan.getIdElement().getIdPart().equals(named.get()))
                    .filter(plan -> asksFor(plan, response))
                    .findFirst();
        }
        var fitting = plans.stream()
                .filter(plan -> asksFor(plan, response) && covers(plan, at))
                .toList();
        var active = fitting.stream()
                .filter(plan -> plan.getStatus() == CarePlanStatus.ACTIVE)
                .toList();
        var candidates = active.isEmpty() ? fitting : active;
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
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

    private boolean covers(CarePlan plan, Instant at) {
        var calendar = PlanCalendar.of(plan);
        var window = templateOf(plan).stream()
                .flatMap(template -> template.goals().stream())
                .mapToInt(goal -> goal.measure().baselineDays())
                .max()
                .orElse(0);
        var end = calendar.startOf(calendar.dayOf(PlanCalendar.lastDate(plan)) + 1);
        return !at.isBefore(calendar.startOf(0).minus(Duration.ofDays(window))) && at.isBefore(end);
    }
}
