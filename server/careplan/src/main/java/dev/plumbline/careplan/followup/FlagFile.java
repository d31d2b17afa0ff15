package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.flag.FlagChange;
import dev.plumbline.careplan.flag.FlagOwner;
import dev.plumbline.careplan.flag.FlagReconciler;
import dev.plumbline.careplan.flag.ReviewTasks;
import dev.plumbline.careplan.flag.Reviews;
import dev.plumbline.careplan.flag.StoredFlag;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.RecordEntry;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * The Flags of one plan, or of a patient's responses without any.
 *
 * @param team reference of the CareTeam that is asked to look at them; null = nobody in particular
 * @param stored as people have left them
 */
record FlagFile(
        Template template, FlagOwner owner, @Nullable String team, List<StoredFlag> stored) {

    /**
     * Those that must be written.
     *
     * @param justStored references of the responses that this transaction stored
     */
    List<FlagChange> changes(RecoveryRecord record, List<Concern> concerns, Set<String> justStored, Instant now) {
        Set<Evidence> current = new HashSet<>();
        current.add(record.ground());
        record.reports().stream().map(Report::source).forEach(current::add);
        record.health().entries().stream().map(RecordEntry::source).forEach(current::add);
        record.plan().ifPresent(plan -> plan.windows().inOrder().forEach(window -> current.add(window.task())));
        var fresh = record.reports().stream()
                .map(Report::source)
                .filter(source -> justStored.contains(source.reference()))
                .collect(Collectors.toSet());
        return new FlagReconciler(template, owner, stored, current, fresh, now).changes(concerns);
    }

    /**
     * The Tasks that ask a person to look at them.
     *
     * @param changes the Flags that must be written
     * @param tasks all review Tasks of the patient
     */
    Reviews reviews(List<FlagChange> changes, List<Task> tasks, Instant now) {
        var after =
                Judged.flagsAfter(stored, changes).stream().map(StoredFlag::new).toList();
        return new ReviewTasks(template.reviews(), owner, team, now).of(after, tasks);
    }
}
