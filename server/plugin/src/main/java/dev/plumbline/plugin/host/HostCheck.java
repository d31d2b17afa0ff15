package dev.plumbline.plugin.host;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import java.util.List;

/** Refuses to start in a host in which judgements would fail later. */
public final class HostCheck {

    private static final List<String> NEEDED = List.of(
            "CarePlan",
            "CodeSystem",
            "ConceptMap",
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
            "Task",
            "ValueSet");

    private HostCheck() {}

    public static void check(FhirContext fhir, DaoRegistry daos, PartitionSettings partitions) {
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
        if (partitions.isPartitioningEnabled()) {
            throw new IllegalStateException("The host keeps its data in partitions, in which records cannot be found.");
        }
        CitedVersions.keep(fhir);
    }
}
