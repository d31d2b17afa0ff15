package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.store.Canonicals;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * What an activity of a plan carries over from the template's action beside its words: the action's id, as the element's
 * own, and the extensions that say whether it is a restriction and whether it outlasts a stop of the plan.
 */
final class ActivityMarks {

    private static final List<String> MARKS = List.of(Canonicals.RESTRICTION, Canonicals.HOLDS_WHEN_STOPPED);

    private ActivityMarks() {}

    static void set(CarePlanActivityComponent activity, PlanDefinitionActionComponent action) {
        activity.setId(action.getId());
        MARKS.stream()
                .flatMap(url -> action.getExtensionsByUrl(url).stream())
                .forEach(mark -> activity.getDetail().addExtension(mark.copy()));
    }

    /** Whether the activity carries this mark with the value true. */
    static boolean has(CarePlanActivityDetailComponent activity, String mark) {
        return Optional.ofNullable(activity.getExtensionByUrl(mark))
                .filter(extension -> extension.getValue() instanceof PrimitiveType<?> value
                        && "true".equals(value.getValueAsString()))
                .isPresent();
    }

    /** Gives the activities that a client sends back the marks that it has lost; changed in place. */
    static void keep(CarePlan stored, CarePlan sent) {
        var ids = sent.getActivity().stream().map(Element::getId).collect(Collectors.toCollection(HashSet::new));
        sent.getActivity().stream()
                .filter(CarePlanActivityComponent::hasDetail)
                .forEach(activity -> same(stored, activity).ifPresent(before -> {
                    if (ids.add(before.getId())) {
                        activity.setId(before.getId());
                    }
                    keep(before.getDetail(), activity.getDetail());
                }));
    }

    private static void keep(CarePlanActivityDetailComponent before, CarePlanActivityDetailComponent after) {
        after.getExtension().removeIf(extension -> MARKS.contains(extension.getUrl()));
        MARKS.stream()
                .flatMap(url -> before.getExtensionsByUrl(url).stream())
                .forEach(mark -> after.addExtension(mark.copy()));
    }

    /** By its id; where the client has sent none, by the words of its code, which a client shows. */
    private static Optional<CarePlanActivityComponent> same(CarePlan stored, CarePlanActivityComponent activity) {
        var words = activity.getDetail().getCode().getText();
        return stored.getActivity().stream()
                .filter(CarePlanActivityComponent::hasDetail)
                .filter(before -> activity.getId() == null
                        ? words != null
                                && words.equals(before.getDetail().getCode().getText())
                        : activity.getId().equals(before.getId()))
                .findFirst();
    }
}
