package dev.plumbline.careplan.site;

import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.ElementTree;
import dev.plumbline.careplan.store.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Gives each resource that a site has changed a version of its own: nothing ever changes under the same version. Who
 * names another resource with its version follows it, and so is another version as well.
 */
final class SiteVersions {

    private static final int VERSION_CHARACTERS = 8;

    private final Map<String, MetadataResource> byCanonical = new HashMap<>();
    private final Map<String, Set<String>> causes = new HashMap<>();

    private SiteVersions(List<ContentFile> files) {
        files.stream()
                .map(ContentFile::resource)
                .filter(MetadataResource.class::isInstance)
                .map(MetadataResource.class::cast)
                .filter(MetadataResource::hasVersion)
                .forEach(resource -> byCanonical.put(canonical(resource), resource));
    }

    /**
     * Renames what the site has changed.
     *
     * @param changed why each resource is another one: the same words, whatever the node and the order
     */
    static void apply(List<ContentFile> files, Map<Resource, Set<String>> changed) {
        var versions = new SiteVersions(files);
        versions.byCanonical.forEach((canonical, resource) -> {
            var own = changed.getOrDefault(resource, Set.of());
            versions.causes.put(canonical, new TreeSet<>(own));
        });
        boolean spreading = true;
        while (spreading) {
            spreading = versions.spreads();
        }
        versions.rename();
    }

    /** Whether any resource has got another cause from one that it names. */
    private boolean spreads() {
        return byCanonical.entrySet().stream()
                        .filter(entry -> inherits(entry.getKey(), entry.getValue()))
                        .count()
                > 0;
    }

    private boolean inherits(String canonical, MetadataResource resource) {
        var own = causesOf(canonical);
        int before = own.size();
        forEachCanonical(resource, named -> {
            if (!canonical.equals(named.getValue())) {
                own.addAll(List.copyOf(causesOf(named.getValue())));
            }
        });
        return own.size() > before;
    }

    private Set<String> causesOf(String canonical) {
        return causes.getOrDefault(canonical, Set.of());
    }

    private void rename() {
        byCanonical
                .values()
                .forEach(resource -> forEachCanonical(
                        resource,
                        named -> Optional.ofNullable(byCanonical.get(named.getValue()))
                                .ifPresent(target ->
                                        named.setValue(target.getUrl() + "|" + version(named.getValue(), target)))));
        byCanonical.forEach((shipped, resource) -> {
            if (!causesOf(shipped).isEmpty()) {
                resource.setVersion(version(shipped, resource));
                nameSource(resource, shipped);
            }
        });
    }

    private String version(String shipped, MetadataResource resource) {
        var why = causesOf(shipped);
        return why.isEmpty()
                ? resource.getVersion()
                : resource.getVersion() + "-"
                        + Ids.hash(why.toArray(String[]::new)).substring(0, VERSION_CHARACTERS);
    }

    private static void nameSource(MetadataResource resource, String shipped) {
        var source = new RelatedArtifact()
                .setType(RelatedArtifactType.DERIVEDFROM)
                .setLabel("As shipped")
                .setResource(shipped);
        if (resource instanceof PlanDefinition plan) {
            plan.addRelatedArtifact(source);
        } else if (resource instanceof ActivityDefinition activity) {
            activity.addRelatedArtifact(source);
        } else if (resource instanceof Questionnaire form) {
            form.addDerivedFrom(shipped);
        }
    }

    private static void forEachCanonical(MetadataResource resource, Consumer<CanonicalType> action) {
        ElementTree.walk(resource, (parent, element, place) -> {
            if (element instanceof CanonicalType canonical && canonical.hasValue()) {
                action.accept(canonical);
            }
        });
    }

    private static String canonical(MetadataResource resource) {
        return resource.getUrl() + "|" + resource.getVersion();
    }
}
