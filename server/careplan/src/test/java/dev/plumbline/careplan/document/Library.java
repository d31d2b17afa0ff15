package dev.plumbline.careplan.document;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/** Finds the resources that a document speaks of. */
record Library(Content content) {

    <T extends MetadataResource> Optional<T> named(Class<T> type, String canonical) {
        return resources(type)
                .filter(resource -> canonical.equals(resource.getUrl() + "|" + resource.getVersion()))
                .findFirst();
    }

    /** The rules that a protocol is composed of, in its order. */
    List<PlanDefinition> rulesOf(PlanDefinition protocol) {
        return protocol.getRelatedArtifact().stream()
                .filter(artifact -> artifact.getType() == RelatedArtifactType.COMPOSEDOF)
                .flatMap(artifact -> named(PlanDefinition.class, artifact.getResource()).stream())
                .toList();
    }

    CodeSystem urgency() {
        return resources(CodeSystem.class)
                .filter(system -> Canonicals.URGENCY.equals(system.getUrl()))
                .findFirst()
                .orElseThrow();
    }

    private <T extends MetadataResource> Stream<T> resources(Class<T> type) {
        return content.files().stream()
                .map(ContentFile::resource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
