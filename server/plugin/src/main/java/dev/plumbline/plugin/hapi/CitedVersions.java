package dev.plumbline.plugin.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.ParserOptions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The host's parser options, which also keep the versions in the references by which a judgement cites what it saw; HAPI
 * drops them unless told otherwise.
 */
final class CitedVersions extends ParserOptions {

    /** An extension's value has one path when it is written as JSON and another one as XML. */
    private static final Set<String> IN_EXTENSIONS = Set.of("Flag.extension", "Flag.extension.value");

    private static final Set<String> IN_ELEMENTS =
            Set.of("Provenance.target", "Provenance.entity.what", "Task.input.value[x]", "Task.input.value");

    private CitedVersions(ParserOptions host) {
        setAutoContainReferenceTargetsWithNoId(host.isAutoContainReferenceTargetsWithNoId());
        setStripVersionsFromReferences(host.isStripVersionsFromReferences());
        setOverrideResourceIdWithBundleEntryFullUrl(host.isOverrideResourceIdWithBundleEntryFullUrl());
        setEncodeElementsForSummaryMode(host.getEncodeElementsForSummaryMode());
        setDontEncodeElementsForSummaryMode(host.getDontEncodeElementsForSummaryMode());
        var paths = new HashSet<>(host.getDontStripVersionsFromReferencesAtPaths());
        paths.addAll(IN_EXTENSIONS);
        paths.addAll(IN_ELEMENTS);
        setDontStripVersionsFromReferencesAtPaths(paths);
    }

    static void keep(FhirContext fhir) {
        fhir.setParserOptions(new CitedVersions(fhir.getParserOptions()));
    }

    /** HAPI walks these paths in every transaction bundle, and refuses the bundle if one leads into an extension. */
    @Override
    public Set<String> getDontStripVersionsFromReferencesAtPathsByResourceType(String type) {
        return super.getDontStripVersionsFromReferencesAtPathsByResourceType(type).stream()
                .filter(path -> !IN_EXTENSIONS.contains(path))
                .collect(Collectors.toSet());
    }
}
