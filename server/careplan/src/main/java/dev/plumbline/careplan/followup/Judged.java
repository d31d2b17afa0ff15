package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.flag.FlagChange;
import dev.plumbline.careplan.flag.Reviews;
import dev.plumbline.careplan.flag.StoredFlag;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.Assessment;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What one judgement found, and what must be written so that the record says it.
 *
 * @param plan null for the responses of a patient that belong to no plan
 * @param storedFlags as they are stored
 * @param flags those that must be written
 * @param storedTasks as they are stored
 * @param tasks those that must be written
 * @param reviews the Tasks that ask a person to look at the Flags
 * @param storedGoals as they are stored
 * @param goals those that must be written
 */
public record Judged(
        @Nullable CarePlan plan,
        Template template,
        RecoveryRecord record,
        Assessment assessment,
        List<StoredFlag> storedFlags,
        List<FlagChange> flags,
        List<Task> storedTasks,
        List<Task> tasks,
        Reviews reviews,
        List<Goal> storedGoals,
        List<Goal> goals) {

    /** Every Flag as it stands once the changes are written, in the order of their ids. */
    public List<Flag> flagsAfter() {
        return flagsAfter(storedFlags, flags);
    }

    static List<Flag> flagsAfter(List<StoredFlag> stored, List<FlagChange> changes) {
        return after(
                stored.stream().map(StoredFlag::flag).toList(),
                changes.stream().map(FlagChange::flag).toList());
    }

    /** Every Task of the plan and its Flags as it stands once the changes are written, in the order of their ids. */
    public List<Task> tasksAfter() {
        return after(
                Stream.concat(storedTasks.stream(), reviews.stored().stream()).toList(),
                Stream.concat(tasks.stream(), reviews.changes().stream()).toList());
    }

    /** Every Goal of the plan as it stands once the changes are written, in the order of their ids. */
    public List<Goal> goalsAfter() {
        return after(storedGoals, goals);
    }

    private static <T extends Resource> List<T> after(List<T> stored, List<T> changed) {
        Map<String, T> byId = new TreeMap<>();
        stored.forEach(resource -> byId.put(resource.getIdElement().getIdPart(), resource));
        changed.forEach(resource -> byId.put(resource.getIdElement().getIdPart(), resource));
        return List.copyOf(byId.values());
    }
}
