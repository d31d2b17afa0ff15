package dev.plumbline.plugin.judging;

import dev.plumbline.careplan.followup.Trigger;
import dev.plumbline.careplan.store.References;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;

/** What the client of one transaction has written that a judgement must see. */
public final class ClientWrites {

    private final Set<String> subjects = new TreeSet<>();
    private final Set<String> responses = new TreeSet<>();
    private final Set<String> clientWritten = new TreeSet<>();

    void response(Resource response, Reference subject) {
        responses.add(reference(response));
        patient(subject);
    }

    void ownedResource(Resource resource, Reference subject) {
        clientWritten.add(reference(resource));
        patient(subject);
    }

    void patient(Reference subject) {
        var id = subject.getReferenceElement();
        if ("Patient".equals(id.getResourceType()) && id.hasIdPart()) {
            subjects.add(References.to(ResourceType.Patient, id.getIdPart()));
        }
    }

    Set<String> subjects() {
        return subjects;
    }

    Trigger trigger() {
        return new Trigger(responses, clientWritten);
    }

    private static String reference(Resource resource) {
        return References.to(resource);
    }
}
