package dev.plumbline.plugin.terminology;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoCodeSystem;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoConceptMap;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoValueSet;
import dev.plumbline.plugin.host.StoredDefinitions;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;

/** The operations about codes that are answered in the place of HAPI's: what is registered later wins. */
public final class TerminologyProviders {

    private TerminologyProviders() {}

    public static List<Object> of(FhirContext fhir, DaoRegistry daos, JpaStorageSettings settings, Clock clock) {
        var definitions = new StoredDefinitions(fhir, daos);
        var valueSets = (IFhirResourceDaoValueSet<ValueSet>) daos.getResourceDao(ValueSet.class);
        var codeSystems = (IFhirResourceDaoCodeSystem<CodeSystem>) daos.getResourceDao(CodeSystem.class);
        var maps = (IFhirResourceDaoConceptMap<ConceptMap>) daos.getResourceDao(ConceptMap.class);
        return List.of(
                new ValueSetProvider(definitions, valueSets, settings, clock),
                new CodeSystemProvider(definitions, codeSystems),
                new ConceptMapProvider(definitions, maps));
    }
}
