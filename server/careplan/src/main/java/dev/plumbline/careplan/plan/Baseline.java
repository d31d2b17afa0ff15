package dev.plumbline.careplan.plan;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;

/**
 * A measure's value before the procedure, and where it stands in the record.
 *
 * @param measure the measure's name in the template
 * @param sources the resources that it was taken from; empty if a caller only named it
 */
record Baseline(String measure, BigDecimal value, List<Reference> sources) {

    Baseline {
        sources = List.copyOf(sources);
    }
}
