package dev.plumbline.standalone.nodes;

import static java.util.stream.Collectors.toMap;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.standalone.support.FhirServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** An EHR that looks plans up through one node. */
record Clinic(FhirServer node) {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    Chart chart(AftercarePlan plan) {
        var stored = Stream.of(Flag.class, Task.class, Goal.class)
                .flatMap(type -> all(type, plan).stream())
                .toList();
        return new Chart(
                byReference(stored),
                byReference(assess(plan, true)),
                all(Flag.class, plan),
                all(QuestionnaireResponse.class, plan).stream()
                        .map(Clinic::reference)
                        .toList(),
                tasks(plan).stream()
                        .flatMap(task -> task.getOutput().stream())
                        .map(output -> ((Reference) output.getValue()).getReference())
                        .toList(),
                all(Observation.class, plan).stream()
                        .flatMap(observation -> observation.getDerivedFrom().stream())
                        .map(Reference::getReference)
                        .toList());
    }

    List<Task> tasks(AftercarePlan plan) {
        return all(Task.class, plan);
    }

    List<Flag> flags(AftercarePlan plan) {
        return all(Flag.class, plan);
    }

    /** Judges the plan and writes what follows, unless it is a dry run. */
    List<Resource> assess(AftercarePlan plan, boolean dryRun) {
        var parameters = new Parameters();
        parameters.addParameter().setName("dryRun").setValue(new BooleanType(dryRun));
        return node
                .client()
                .operation()
                .onInstance(plan.id())
                .named("$assess")
                .withParameters(parameters)
                .returnResourceType(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(BundleEntryComponent::getResource)
                .toList();
    }

    private <T extends Resource> List<T> all(Class<T> type, AftercarePlan plan) {
        var client = node.client();
        var found = new ArrayList<T>();
        var page = client.search()
                .byUrl(type.getSimpleName() + "?_count=50&patient=" + plan.patient())
                .returnBundle(Bundle.class)
                .execute();
        page.getEntry().forEach(entry -> found.add(type.cast(entry.getResource())));
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = client.loadPage().next(page).execute();
            page.getEntry().forEach(entry -> found.add(type.cast(entry.getResource())));
        }
        return found;
    }

    private static Map<String, String> byReference(List<? extends Resource> resources) {
        return resources.stream()
                .collect(toMap(Clinic::reference, Clinic::json, (one, other) -> one + " and " + other, TreeMap::new));
    }

    /** Without the server's address, which the client puts into the id. */
    private static String json(Resource resource) {
        resource.setIdElement(
                new IdType(null, resource.getIdPart(), resource.getMeta().getVersionId()));
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdPart();
    }
}
