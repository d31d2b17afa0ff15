package dev.plumbline.plugin.followup;

import dev.plumbline.plugin.flag.FlagChange;
import dev.plumbline.plugin.flag.StoredFlag;
import dev.plumbline.plugin.template.Template;
import dev.plumbline.recovery.Assessment;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What one judgement found, and what must be written so that the record says it.
 *
 * @param plan null for the responses of a patient that belong to no plan
 * @param stored the Flags as they are stored
 * @param flags those that must be written
 * @param tasks those that must be written
 * @param goals those that must be written
 */
public record Judged(
        @Nullable CarePlan plan,
        Template template,
        RecoveryRecord record,
        Assessment assessment,
        List<StoredFlag> stored,
        List<FlagChange> flags,
        List<Task> tasks,
        List<Goal> goals) {

    /** Every Flag as it stands once the changes are written, in the order of their ids. */
    public List<Flag> flagsAfter() {
        Map<String, Flag> changed = flags.stream()
                .map(FlagChange::flag)
                .collect(Collectors.toMap(flag -> flag.getIdElement().getIdPart(), Function.identity()));
        var after = new ArrayList<>(changed.values());
        stored.stream()
                .filter(flag -> !changed.containsKey(flag.id()))
                .map(StoredFlag::flag)
                .forEach(after::add);
        after.sort(Comparator.comparing(flag -> flag.getIdElement().getIdPart()));
        return after;
    }
}
