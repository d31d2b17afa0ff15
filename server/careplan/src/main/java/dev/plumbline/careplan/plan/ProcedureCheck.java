package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;

/** Says whether a plan can start from a Procedure, and when it was over. */
final class ProcedureCheck {

    static final String PROCEDURE = "Parameters.parameter.where(name='procedure')";

    private static final String SUBJECT = "Parameters.parameter.where(name='subject')";
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private final PlanRequest request;
    private final Instant now;

    ProcedureCheck(PlanRequest request, Instant now) {
        this.request = request;
        this.now = now;
    }

    /**
     * When it was over.
     *
     * @throws Refused if it is not of this patient, not completed, has no date or one in the future
     */
    ProcedureTime timeOf(Procedure procedure, ZoneId zone) {
        checkSubject(procedure);
        checkStatus(procedure);
        var time = ProcedureTime.of(procedure, zone)
                .orElseThrow(() -> new Refused(
                        PROCEDURE,
                        "`%s` has no performed date; expected one to the day or finer."
                                .formatted(request.procedure())));
        if (time.end().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new Refused(
                    PROCEDURE,
                    "`%s` ended at %s, which is in the future; expected a past moment."
                            .formatted(request.procedure(), time.end()));
        }
        return time;
    }

    private void checkSubject(Procedure procedure) {
        if (!request.subject().equals(versionless(procedure.getSubject()))) {
            throw new Refused(
                    SUBJECT,
                    "Subject is `%s`; expected the patient of `%s`.".formatted(request.subject(), request.procedure()));
        }
    }

    private void checkStatus(Procedure procedure) {
        if (procedure.getStatus() != ProcedureStatus.COMPLETED) {
            var status = procedure.hasStatus() ? procedure.getStatus().toCode() : "missing";
            throw new Refused(
                    PROCEDURE, "Status of `%s` is `%s`; expected `completed`.".formatted(request.procedure(), status));
        }
    }

    private static String versionless(Reference reference) {
        var id = reference.getReferenceElement();
        return id.getResourceType() + "/" + id.getIdPart();
    }
}
