package dev.plumbline.careplan.flag;

import java.util.List;
import org.hl7.fhir.r4.model.Task;

/**
 * The review Tasks of some Flags.
 *
 * @param stored as they are stored
 * @param changes those that must be written
 */
public record Reviews(List<Task> stored, List<Task> changes) {

    public Reviews {
        stored = List.copyOf(stored);
        changes = List.copyOf(changes);
    }
}
