package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a report, taken alone, calls somebody to the patient for today. */
public final class UrgentFindings {

    private UrgentFindings() {}

    /**
     * The emergency and same-day rules that hold in the report.
     *
     * @param subject {@code Patient/7}
     */
    static Set<String> in(Report report, Template template, String subject, Instant now) {
        var alone = new RecoveryRecord(Evidence.of(subject), null, List.of(report), List.of());
        return Assessor.assess(template.protocol(), alone, now).concerns().stream()
                .filter(UrgentFindings::isUrgent)
                .map(Concern::rule)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static boolean isUrgent(Concern concern) {
        return concern.stands()
                && concern.kind() == Kind.FINDING
                && concern.level().isUrgent();
    }
}
