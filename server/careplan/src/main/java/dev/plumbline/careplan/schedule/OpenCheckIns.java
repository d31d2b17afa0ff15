package dev.plumbline.careplan.schedule;

import dev.plumbline.careplan.store.Canonicals;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Task;

/** The check-ins that can be answered now, as their stored Tasks tell. */
public final class OpenCheckIns {

    private OpenCheckIns() {}

    /** Those of the Tasks that ask for a check-in whose window holds this moment and that nobody has answered. */
    public static List<Task> of(Collection<Task> tasks, Instant at) {
        return tasks.stream()
                .filter(task -> task.getCode().hasCoding(Canonicals.CPG_ACTIVITY_TYPE, Canonicals.COLLECT_INFORMATION))
                .filter(task -> task.hasStatus() && TaskState.UNFINISHED.contains(task.getStatus()))
                .filter(task -> isOpen(task, at))
                .sorted(Comparator.comparing(
                        task -> task.getRestriction().getPeriod().getStart()))
                .toList();
    }

    private static boolean isOpen(Task task, Instant at) {
        var window = task.getRestriction().getPeriod();
        return window.hasStart()
                && window.hasEnd()
                && !window.getStart().toInstant().isAfter(at)
                && window.getEnd().toInstant().isAfter(at);
    }
}
