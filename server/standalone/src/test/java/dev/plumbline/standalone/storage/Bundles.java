package dev.plumbline.standalone.storage;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Bundles as clients send them: what has an id is PUT, the rest is POSTed. */
final class Bundles {

    private Bundles() {}

    static Bundle transaction(Resource... resources) {
        return of(BundleType.TRANSACTION, resources);
    }

    static Bundle batch(Resource... resources) {
        return of(BundleType.BATCH, resources);
    }

    private static Bundle of(BundleType type, Resource... resources) {
        var bundle = new Bundle().setType(type);
        for (var resource : resources) {
            var entry = bundle.addEntry().setResource(resource);
            var id = resource.getIdElement();
            boolean named = id.hasIdPart() && !id.getValue().startsWith("urn:");
            entry.setFullUrl(id.hasIdPart() && !named ? id.getValue() : null);
            entry.getRequest()
                    .setMethod(named ? HTTPVerb.PUT : HTTPVerb.POST)
                    .setUrl(named ? resource.fhirType() + "/" + id.getIdPart() : resource.fhirType());
        }
        return bundle;
    }
}
