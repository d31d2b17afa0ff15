package dev.plumbline.careplan.plan;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;

/**
 * Codes, and where they stand in the record.
 *
 * @param reference of the resource, {@code Condition/4}
 */
record Coded(String reference, List<Coding> codes) {

    Coded {
        codes = List.copyOf(codes);
    }
}
