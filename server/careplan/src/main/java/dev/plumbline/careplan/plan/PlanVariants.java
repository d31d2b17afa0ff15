package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Variant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;

/** Reads the variants that a stored plan follows. */
public final class PlanVariants {

    private PlanVariants() {}

    /** The code of each, by axis; a plan that was started before its template had variants has none. */
    public static Map<String, String> of(CarePlan plan, Template template) {
        return codes(plan)
                .flatMap(code -> template.variants().named(code).stream())
                .collect(Collectors.toMap(Variant::axis, Variant::code, (first, second) -> first));
    }

    private static Stream<String> codes(CarePlan plan) {
        return plan.getExtensionsByUrl(Canonicals.CHOSEN_VARIANT).stream()
                .map(Extension::getValue)
                .filter(Coding.class::isInstance)
                .map(value -> ((Coding) value).getCode());
    }
}
