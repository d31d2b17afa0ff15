package dev.plumbline.careplan.flag;

import dev.plumbline.recovery.reading.Evidence;
import java.util.List;
import org.hl7.fhir.r4.model.Flag;

/**
 * A Flag that must be written.
 *
 * @param flag as it should be stored
 * @param activity what happens to it
 * @param rule canonical of the rule, with its version
 * @param evidence what the change rests on
 */
public record FlagChange(Flag flag, Activity activity, String rule, List<Evidence> evidence) {

    /** What can happen to a Flag. */
    public enum Activity {
        RAISED,
        UPDATED,
        RESOLVED,
        RETRACTED
    }
}
