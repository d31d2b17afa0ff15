package dev.plumbline.careplan.plan;

import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** One {@code baseline} parameter. */
public sealed interface BaselineInput {

    /**
     * A number.
     *
     * @param measure the measure's name in the template
     * @param value with a number; without a unit it is in that of the measure
     */
    record Stated(String measure, Quantity value) implements BaselineInput {}

    /** A response or an Observation that holds one or more numbers. */
    record Document(Resource resource) implements BaselineInput {}
}
