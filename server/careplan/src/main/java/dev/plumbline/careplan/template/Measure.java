package dev.plumbline.careplan.template;

import dev.plumbline.recovery.path.Direction;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Something that a template follows over time.
 *
 * @param name by which rules and callers know it: the code of its first coding
 * @param concept all codings that mean it
 * @param direction which way is worse
 * @param baselineDays how many days before the procedure a reading still counts as its baseline
 * @param observed whether what somebody else has measured after the procedure is a reading too
 */
public record Measure(String name, CodeableConcept concept, Direction direction, int baselineDays, boolean observed) {

    /** Whether any of the codings means this measure. */
    public boolean isMeantBy(List<Coding> codings) {
        return codings.stream()
                .anyMatch(coding -> concept.getCoding().stream()
                        .anyMatch(own -> Objects.equals(own.getSystem(), coding.getSystem())
                                && own.getCode().equals(coding.getCode())));
    }
}
