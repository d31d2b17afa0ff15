package dev.plumbline.plugin.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import dev.plumbline.plugin.followup.FollowUp;
import dev.plumbline.plugin.followup.Judged;
import dev.plumbline.plugin.followup.Trigger;
import dev.plumbline.plugin.store.Canonicals;
import dev.plumbline.plugin.store.FhirStore;
import dev.plumbline.plugin.store.Ids;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** {@code CarePlan/[id]/$assess} and {@code CarePlan/[id]/$recovery}. */
public final class RecoveryProvider {

    private final FollowUp followUp;
    private final FhirStore store;
    private final PatientTransaction transaction;

    RecoveryProvider(FollowUp followUp, FhirStore store, PatientTransaction transaction) {
        this.followUp = followUp;
        this.store = store;
        this.transaction = transaction;
    }

    @Operation(name = "$assess", typeName = "CarePlan", canonicalUrl = Canonicals.BASE + "/OperationDefinition/assess")
    public Bundle assess(
            @IdParam IdType id,
            @OperationParam(name = "dryRun", min = 0, max = 1) @Nullable BooleanType dryRun,
            @OperationParam(name = "at", min = 0, max = 1) @Nullable DateTimeType at,
            RequestDetails request) {
        boolean dry = dryRun != null && dryRun.booleanValue();
        var moment = moment(at, dry);
        var subject = subjectOf(id, request);
        return transaction.on(subject, request, () -> {
            if (!dry) {
                followUp.follow(subject, Trigger.NOTHING_STORED);
            }
            return StandingBundle.of(judged(id, subject, moment), request.getFhirServerBase());
        });
    }

    @Operation(
            name = "$recovery",
            typeName = "CarePlan",
            idempotent = true,
            canonicalUrl = Canonicals.BASE + "/OperationDefinition/recovery")
    public Parameters recovery(@IdParam IdType id, RequestDetails request) {
        var subject = subjectOf(id, request);
        var now = followUp.now();
        return transaction.on(subject, request, () -> RecoveryView.of(judged(id, subject, now), now));
    }

    private Instant moment(@Nullable DateTimeType at, boolean dry) {
        var now = followUp.now();
        if (at == null || !at.hasValue()) {
            return now;
        }
        var moment = at.getValue().toInstant();
        if (!dry || moment.isAfter(now)) {
            throw Outcomes.badParameter(
                    "Parameters.parameter.where(name='at')",
                    "`at` is %s; expected a past moment, together with `dryRun` = true."
                            .formatted(at.getValueAsString()));
        }
        return moment;
    }

    private String subjectOf(IdType id, RequestDetails request) {
        VersionConflictRetry.mark(request);
        return plan(id).map(plan ->
                        "Patient/" + plan.getSubject().getReferenceElement().getIdPart())
                .orElseThrow(() -> unknown(id));
    }

    private Optional<CarePlan> plan(IdType id) {
        return Ids.isOurs(id.getIdPart()) ? store.read(CarePlan.class, id.getIdPart()) : Optional.empty();
    }

    private Judged judged(IdType id, String subject, Instant moment) {
        return followUp.judge(subject, moment).stream()
                .filter(one -> one.plan() != null
                        && one.plan().getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static ResourceNotFoundException unknown(IdType id) {
        return new ResourceNotFoundException("`CarePlan/%s` is no plan of Plumbline's.".formatted(id.getIdPart()));
    }
}
