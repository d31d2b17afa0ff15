package dev.plumbline.recovery.record;

import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one recovery: what was planned, what the patient reported, what people did about it.
 *
 * @param subject the patient, on whom reports without a plan are judged
 * @param ownPlan null for reports that belong to no plan: emergency and same-day rules are judged on each
 * @param reports in any order; retracted ones are left out
 * @param acts in any order
 * @param health what else the patient's record says
 */
public record RecoveryRecord(
        Evidence subject, @Nullable Plan ownPlan, List<Report> reports, List<Act> acts, HealthRecord health) {

    public RecoveryRecord {
        reports = reports.stream().sorted(Report.BY_TIME).toList();
        acts = acts.stream().sorted(Act.BY_TIME).toList();
    }

    /** Of a recovery whose rules ask for nothing else. */
    public RecoveryRecord(Evidence subject, @Nullable Plan ownPlan, List<Report> reports, List<Act> acts) {
        this(subject, ownPlan, reports, acts, HealthRecord.EMPTY);
    }

    /** The record without what is about a later moment than this, and without what people did after it. */
    public RecoveryRecord until(Instant moment) {
        return new RecoveryRecord(
                subject,
                ownPlan,
                reports.stream().filter(report -> !report.at().isAfter(moment)).toList(),
                acts.stream().filter(act -> !act.at().isAfter(moment)).toList(),
                health.until(moment));
    }

    public Optional<Plan> plan() {
        return Optional.ofNullable(ownPlan);
    }

    /** What a finding rests on that rests on nothing else: the plan, else the patient. */
    public Evidence ground() {
        return plan().map(Plan::source).orElse(subject);
    }
}
