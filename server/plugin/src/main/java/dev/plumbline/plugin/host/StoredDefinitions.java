package dev.plumbline.plugin.host;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.terminology.Concepts;
import dev.plumbline.careplan.terminology.Definitions;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * What is stored, as it is stored now, else what FHIR itself defines: HAPI has LOINC and SNOMED CT by name only, which
 * defines nothing. HAPI's own look-up remembers a ValueSet for ten
 * minutes, in which a code that a site has added would not count.
 */
public final class StoredDefinitions implements Definitions {

    private final FhirContext fhir;
    private final DaoRegistry daos;

    public StoredDefinitions(FhirContext fhir, DaoRegistry daos) {
        this.fhir = fhir;
        this.daos = daos;
    }

    @Override
    public Optional<CodeSystem> codeSystem(String canonical) {
        return stored(CodeSystem.class, canonical)
                .or(() -> Optional.ofNullable(
                                (CodeSystem) fhir.getValidationSupport().fetchCodeSystem(canonical))
                        .filter(Concepts::areComplete));
    }

    @Override
    public Optional<ValueSet> valueSet(String canonical) {
        return stored(ValueSet.class, canonical)
                .or(() -> Optional.ofNullable(
                        (ValueSet) fhir.getValidationSupport().fetchValueSet(canonical)));
    }

    public Optional<ConceptMap> conceptMap(String canonical) {
        return stored(ConceptMap.class, canonical);
    }

    private <T extends Resource> Optional<T> stored(Class<T> type, String canonical) {
        var url = Canonicals.withoutVersion(canonical);
        var criteria = SearchParameterMap.newSynchronous().add("url", new UriParam(url));
        if (canonical.length() > url.length()) {
            criteria.add("version", new TokenParam(canonical.substring(url.length() + 1)));
        }
        criteria.setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC)).setCount(1);
        return daos.getResourceDao(type).searchForResources(criteria, OwnRequest.create()).stream()
                .findFirst();
    }
}
