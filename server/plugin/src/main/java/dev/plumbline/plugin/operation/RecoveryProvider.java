package dev.plumbline.plugin.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.followup.Judged;
import dev.plumbline.careplan.followup.Trigger;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.plugin.host.Outcomes;
import dev.plumbline.plugin.host.PatientTransaction;
import dev.plumbline.plugin.host.VersionConflictRetry;
import java.time.Instant;
import java.util.List;
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

    public RecoveryProvider(FollowUp followUp, FhirStore store, PatientTransaction transaction) {
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
        var past = past(at, dry);
        var subject = subjectOf(id, request);
        return transaction.on(subject, request, () -> {
            if (!dry) {
                followUp.follow(subject, Trigger.NOTHING_STORED);
                store.flush();
            }
            var judged = past.map(moment -> followUp.judge(subject, moment)).orElseGet(() -> followUp.judge(subject));
            return StandingBundle.of(ofPlan(judged, id), request.getFhirServerBase());
        });
    }

    @Operation(
            name = "$recovery",
            typeName = "CarePlan",
            idempotent = true,
            canonicalUrl = Canonicals.BASE + "/OperationDefinition/recovery")
    public Parameters recovery(@IdParam IdType id, RequestDetails request) {
        var subject = subjectOf(id, request);
        return transaction.on(
                subject, request, () -> RecoveryView.of(ofPlan(followUp.judge(subject), id), followUp.now()));
    }

    private Optional<Instant> past(@Nullable DateTimeType at, boolean dry) {
        if (at == null || !at.hasValue()) {
            return Optional.empty();
        }
        var moment = at.getValue().toInstant();
        if (!dry || moment.isAfter(followUp.now())) {
            throw Outcomes.badParameter(
                    "Parameters.parameter.where(name='at')",
                    "`at` is %s; expected a past moment, together with `dryRun` = true."
                            .formatted(at.getValueAsString()));
        }
        return Optional.of(moment);
    }

    private String subjectOf(IdType id, RequestDetails request) {
        VersionConflictRetry.mark(request);
        return plan(id).map(plan -> References.toPatient(plan.getSubject())).orElseThrow(() -> unknown(id));
    }

    private Optional<CarePlan> plan(IdType id) {
        return Ids.isOurs(id.getIdPart()) ? store.read(CarePlan.class, id.getIdPart()) : Optional.empty();
    }

    private static Judged ofPlan(List<Judged> judged, IdType id) {
        return judged.stream()
                .filter(one -> one.plan() != null
                        && one.plan().getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new UnprocessableEntityException(
                        "`CarePlan/%s` cannot be judged: its template, period or time zone is missing or unreadable."
                                .formatted(id.getIdPart())));
    }

    private static ResourceNotFoundException unknown(IdType id) {
        return new ResourceNotFoundException("`CarePlan/%s` is no plan of Plumbline's.".formatted(id.getIdPart()));
    }
}
