package dev.plumbline.plugin.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.followup.Trigger;
import dev.plumbline.careplan.plan.PlanRequest;
import dev.plumbline.careplan.plan.PlanStarter;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.host.Outcomes;
import dev.plumbline.plugin.host.PatientTransaction;
import java.time.ZoneId;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** {@code PlanDefinition/$start-plan}, on the instance and on the type. */
public final class StartPlanProvider {

    private static final String NAME = "$start-plan";
    private static final String DEFINITION = Canonicals.BASE + "/OperationDefinition/start-plan";

    private final Templates templates;
    private final PlanStarter starter;
    private final FollowUp followUp;
    private final FhirStore store;
    private final PatientTransaction transaction;
    private final ZoneId siteZone;

    public StartPlanProvider(
            Templates templates,
            PlanStarter starter,
            FollowUp followUp,
            FhirStore store,
            PatientTransaction transaction,
            ZoneId siteZone) {
        this.templates = templates;
        this.starter = starter;
        this.followUp = followUp;
        this.store = store;
        this.transaction = transaction;
        this.siteZone = siteZone;
    }

    @Operation(name = NAME, typeName = "PlanDefinition", canonicalUrl = DEFINITION)
    public CarePlan startById(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        var template = templates.withId(id.getIdPart()).orElseThrow(() -> unknown(id.getIdPart()));
        return start(new StartPlanParameters(parameters), request, plan -> starter.start(template, plan));
    }

    @Operation(name = NAME, typeName = "PlanDefinition", canonicalUrl = DEFINITION)
    public CarePlan startOnType(@ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        var read = new StartPlanParameters(parameters);
        var canonical = read.planDefinition();
        if (canonical.isEmpty()) {
            return start(read, request, plan -> starter.start(templates, plan));
        }
        var template = canonical.flatMap(templates::named).orElseThrow(() -> unknown(canonical.get()));
        return start(read, request, plan -> starter.start(template, plan));
    }

    private CarePlan start(
            StartPlanParameters parameters, RequestDetails request, Function<PlanRequest, CarePlan> starting) {
        var plan = parameters.request(siteZone);
        try {
            return transaction.on(plan.subject(), request, () -> {
                var started = starting.apply(plan);
                followUp.follow(plan.subject(), Trigger.NOTHING_STORED);
                return store.read(CarePlan.class, started.getIdElement().getIdPart())
                        .orElse(started);
            });
        } catch (Refused refused) {
            throw Outcomes.of(refused);
        }
    }

    private static ResourceNotFoundException unknown(String template) {
        return new ResourceNotFoundException("`%s` is no template that this server can start.".formatted(template));
    }
}
