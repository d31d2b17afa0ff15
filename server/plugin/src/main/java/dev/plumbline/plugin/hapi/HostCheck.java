package dev.plumbline.plugin.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses to start in a host in which judgements would fail later. */
final class HostCheck {

    private static final List<String> NEEDED = List.of(
            "CarePlan",
            "CodeSystem",
            "Device",
            "Flag",
            "Goal",
            "Observation",
            "PlanDefinition",
            "Procedure",
            "Provenance",
            "Questionnaire",
            "QuestionnaireResponse",
            "SearchParameter",
            "Task");

    /** An extension's value has one path when it is written as JSON and another one as XML. */
    private static final Set<String> VERSIONED_PATHS =
            Set.of("Provenance.target", "Provenance.entity.what", "Flag.extension", "Flag.extension.value");

    private HostCheck() {}

    static void check(FhirContext fhir, DaoRegistry daos) {
        if (fhir.getVersion().getVersion() != FhirVersionEnum.R4) {
            throw new IllegalStateException("The host speaks FHIR %s; Plumbline expects R4."
                    .formatted(fhir.getVersion().getVersion()));
        }
        var missing = NEEDED.stream()
                .filter(type -> !daos.isResourceTypeSupported(type))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The host hides %s; Plumbline needs all of %s.".formatted(missing, NEEDED));
        }
        keepVersions(fhir);
    }

    /** A judgement cites the versions that it saw; HAPI drops them from references unless told otherwise. */
    private static void keepVersions(FhirContext fhir) {
        var paths = new HashSet<>(fhir.getParserOptions().getDontStripVersionsFromReferencesAtPaths());
        paths.addAll(VERSIONED_PATHS);
        fhir.getParserOptions().setDontStripVersionsFromReferencesAtPaths(paths);
    }
}
