package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.Link;
import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.checkin.ResponseReader;
import dev.plumbline.careplan.store.References;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;

/**
 * Which plan each response of one patient belongs to. Once a response has become the output of a plan's Task it stays
 * with that plan, whatever plans are started later, unless it names another one itself.
 */
final class Links {

    private final Linking linking;
    private final List<CarePlan> plans;
    private final Arrivals arrivals;
    private final Map<String, String> remembered = new HashMap<>();

    Links(Linking linking, PatientFile patient, Arrivals arrivals) {
        this.linking = linking;
        this.plans = patient.plans();
        this.arrivals = arrivals;
        patient.tasks().forEach(this::remember);
    }

    private void remember(Task task) {
        var plan = task.getBasedOnFirstRep().getReference();
        task.getOutput().stream()
                .map(TaskOutputComponent::getValue)
                .filter(output -> plan != null && output instanceof Reference)
                .map(output -> ((Reference) output).getReference())
                .filter(response -> response != null)
                .forEach(response -> remembered.put(response, plan));
    }

    Optional<CarePlan> planOf(QuestionnaireResponse response) {
        return of(response).plan();
    }

    Link of(QuestionnaireResponse response) {
        return Linking.namedPlan(response).isPresent()
                ? found(response)
                : kept(response).map(Link::to).orElseGet(() -> found(response));
    }

    private Link found(QuestionnaireResponse response) {
        return linking.link(response, plans, PlanFile.about(response, arrivals));
    }

    private Optional<CarePlan> kept(QuestionnaireResponse response) {
        var plan = remembered.get(ResponseReader.evidence(response).reference());
        return plans.stream()
                .filter(known -> References.to(known).equals(plan))
                .filter(known -> linking.asksFor(known, response))
                .findFirst();
    }
}
