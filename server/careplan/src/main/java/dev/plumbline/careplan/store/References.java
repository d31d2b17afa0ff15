package dev.plumbline.careplan.store;

import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;

/** References as they are stored: type and id, {@code Patient/7}, without a server and without a version. */
public final class References {

    private References() {}

    /** To a resource that carries its id. */
    public static String to(Resource resource) {
        return to(resource.getResourceType(), resource.getIdElement().getIdPart());
    }

    public static String to(ResourceType type, String id) {
        return type.name() + "/" + id;
    }

    /** To the patient that a resource is about, however its client wrote that. */
    public static String toPatient(Reference subject) {
        return to(ResourceType.Patient, subject.getReferenceElement().getIdPart());
    }

    /** Whether it refers to a resource of this type. */
    public static boolean isTo(ResourceType type, String reference) {
        return reference.startsWith(type.name() + "/");
    }

    /** The id in a reference. */
    public static String idIn(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }
}
