package dev.plumbline.plugin.operation;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.schedule.OpenCheckIns;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.plugin.host.Outcomes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** {@code CarePlan/[id]/$guidance}: what holds for the patient today. It judges nothing and takes no lock. */
public final class GuidanceProvider {

    private final FhirStore store;
    private final Clock clock;

    public GuidanceProvider(FhirStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(
            name = "$guidance",
            typeName = "CarePlan",
            idempotent = true,
            canonicalUrl = Canonicals.BASE + "/OperationDefinition/guidance")
    public Parameters guidance(
            @IdParam IdType id, @OperationParam(name = "on", min = 0, max = 1) @Nullable DateType on) {
        var plan = plan(id);
        var date = date(on);
        var now = clock.instant();
        var today = today(plan, now);
        return date.isEmpty() || date.get().equals(today)
                ? GuidanceView.at(plan, now, open(plan, now))
                : GuidanceView.on(plan, date.get());
    }

    private CarePlan plan(IdType id) {
        return Optional.of(id.getIdPart())
                .filter(Ids::isOurs)
                .flatMap(ours -> store.read(CarePlan.class, ours))
                .orElseThrow(() -> new ResourceNotFoundException(
                        "`CarePlan/%s` is no plan of Plumbline's.".formatted(id.getIdPart())));
    }

    private static Optional<LocalDate> date(@Nullable DateType on) {
        if (on == null || !on.hasValue()) {
            return Optional.empty();
        }
        if (on.getPrecision() != TemporalPrecisionEnum.DAY) {
            throw Outcomes.badParameter(
                    "Parameters.parameter.where(name='on')",
                    "`on` is %s; expected a whole date.".formatted(on.getValueAsString()));
        }
        return Optional.of(LocalDate.parse(on.getValueAsString()));
    }

    private static LocalDate today(CarePlan plan, Instant now) {
        var calendar = PlanCalendar.ifReadable(plan)
                .orElseThrow(() -> new UnprocessableEntityException(
                        "`CarePlan/%s` tells no day: its period or time zone is missing or unreadable."
                                .formatted(plan.getIdElement().getIdPart())));
        return now.atZone(calendar.zone()).toLocalDate();
    }

    private List<Task> open(CarePlan plan, Instant now) {
        if (plan.getStatus() != CarePlanStatus.ACTIVE) {
            return List.of();
        }
        var reference = References.to(plan);
        return OpenCheckIns.of(store.referringTo(Task.class, "based-on", reference), now);
    }
}
