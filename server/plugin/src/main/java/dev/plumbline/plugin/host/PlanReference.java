package dev.plumbline.plugin.host;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Ids;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;

/** A reference to a plan of ours, whose id is also its identifier. */
public final class PlanReference {

    private PlanReference() {}

    /** The plan that it names by its place; empty for any other reference. */
    public static Optional<String> plan(Reference reference) {
        var target = reference.getReferenceElement();
        return "CarePlan".equals(target.getResourceType())
                ? Optional.ofNullable(target.getIdPart()).filter(Ids::isOurs)
                : Optional.empty();
    }

    /** The same plan, whether it is there or not. */
    public static void nameByIdentifier(Reference reference) {
        plan(reference).ifPresent(plan -> {
            reference.setReference(null);
            reference.setIdentifier(PlanIds.identifier(plan));
        });
    }
}
