package dev.plumbline.careplan.plan;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Resource;

/** One {@code baseline} parameter. */
public sealed interface BaselineInput {

    /**
     * A number.
     *
     * @param measure the measure's name in the template
     */
    record Stated(String measure, BigDecimal value) implements BaselineInput {}

    /** A response or an Observation that holds one or more numbers. */
    record Document(Resource resource) implements BaselineInput {}
}
