package dev.plumbline.plugin.host;

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

    private static final Set<String> IN_ELEMENTS = Set.of("Provenance.target", "Provenance.entity.what");

    /**
     * As the parsers name them: an extension's value has one path when it is written as JSON and another one as XML, and
     * an input's value is no {@code value[x]} here.
     */
    private static final Set<String> FOR_PARSERS_ONLY =
            Set.of("Flag.extension", "Flag.extension.value", "Task.input.value");

    private CitedVersions(ParserOptions host) {
        setAutoContainReferenceTargetsWithNoId(host.isAutoContainReferenceTargetsWithNoId());
        setStripVersionsFromReferences(host.isStripVersionsFromReferences());
        setOverrideResourceIdWithBundleEntryFullUrl(host.isOverrideResourceIdWithBundleEntryFullUrl());
        setEncodeElementsForSummaryMode(host.getEncodeElementsForSummaryMode());
        setDontEncodeElementsForSummaryMode(host.getDontEncodeElementsForSummaryMode());
        var paths = new HashSet<>(host.getDontStripVersionsFromReferencesAtPaths());
        paths.addAll(FOR_PARSERS_ONLY);
        paths.addAll(IN_ELEMENTS);
        setDontStripVersionsFromReferencesAtPaths(paths);
    }

    static void keep(FhirContext fhir) {
        fhir.setParserOptions(new CitedVersions(fhir.getParserOptions()));
    }

    /** HAPI walks these paths in every transaction bundle, and refuses the bundle if one is no element. */
    @Override
    public Set<String> getDontStripVersionsFromReferencesAtPathsByResourceType(String type) {
        return super.getDontStripVersionsFromReferencesAtPathsByResourceType(type).stream()
                .filter(path -> !FOR_PARSERS_ONLY.contains(path))
                .collect(Collectors.toSet());
    }
}
