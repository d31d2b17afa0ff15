package dev.plumbline.careplan.checkin;

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

    Links(Linking linking, List<CarePlan> plans, List<Task> tasks, Arrivals arrivals) {
        this.linking = linking;
        this.plans = plans;
        this.arrivals = arrivals;
        tasks.forEach(this::remember);
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

    Link of(QuestionnaireResponse response) {
        return Linking.namedPlan(response).isPresent()
                ? found(response)
                : kept(response).map(Link::to).orElseGet(() -> found(response));
    }

    private Link found(QuestionnaireResponse response) {
        return linking.link(response, plans, arrivals.momentOf(response));
    }

    private Optional<CarePlan> kept(QuestionnaireResponse response) {
        var plan = remembered.get(ResponseReader.evidence(response).reference());
        return plans.stream()
                .filter(known -> References.to(known).equals(plan))
                .filter(known -> linking.asksFor(known, response))
                .findFirst();
    }
}
