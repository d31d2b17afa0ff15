package dev.plumbline.careplan.content;

import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;

/** All content files together, so that one can be found from another. */
public record Content(List<ContentFile> files) {

    public Content {
        files = List.copyOf(files);
    }

    /** The file that holds the resource of this type and canonical; the version counts if the canonical has one. */
    public <T extends MetadataResource> Optional<T> find(Class<T> type, String canonical) {
        return resources(type)
                .filter(resource -> Canonicals.withoutVersion(canonical).equals(resource.getUrl()))
                .filter(resource ->
                        !canonical.contains("|") || canonical.equals(resource.getUrl() + "|" + resource.getVersion()))
                .findFirst();
    }

    public <T extends Resource> Stream<T> resources(Class<T> type) {
        return files.stream()
                .map(ContentFile::resource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    String pathOf(Resource resource) {
        return files.stream()
                .filter(file -> file.resource() == resource)
                .map(ContentFile::path)
                .findFirst()
                .orElse("?");
    }

    /** Whether the coding is of a CodeSystem that the content should define and does not. */
    public boolean lacks(Coding coding) {
        var system = String.valueOf(coding.getSystem());
        var defining = find(CodeSystem.class, system);
        return defining.map(found -> !defines(found.getConcept(), coding.getCode()))
                .orElse(system.startsWith(Canonicals.BASE));
    }

    private static boolean defines(List<CodeSystem.ConceptDefinitionComponent> concepts, String code) {
        return concepts.stream()
                .anyMatch(concept -> concept.getCode().equals(code) || defines(concept.getConcept(), code));
    }
}
