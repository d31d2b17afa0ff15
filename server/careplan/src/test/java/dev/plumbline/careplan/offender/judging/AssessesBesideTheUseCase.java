package dev.plumbline.careplan.offender.judging;

import dev.plumbline.recovery.Assessment;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.record.RecoveryRecord;
import dev.plumbline.recovery.rule.Protocol;
import java.time.Instant;

/** Assesses a recovery on a second way, beside the use case. */
public final class AssessesBesideTheUseCase {

    public Assessment assess(Protocol protocol, RecoveryRecord record, Instant now) {
        return Assessor.assess(protocol, record, now);
    }
}
