package dev.plumbline.plugin.terminology;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoConceptMap;
import ca.uhn.fhir.jpa.api.model.TranslationRequest;
import ca.uhn.fhir.jpa.term.TermConceptMappingSvcImpl;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import dev.plumbline.plugin.host.StoredDefinitions;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * {@code ConceptMap/$translate}: HAPI translates; here a map is found by {@code url|version} too, and a map that is
 * not there is a 404, where HAPI says that nothing matches (ADR 19).
 */
public final class ConceptMapProvider {

    private final StoredDefinitions definitions;
    private final IFhirResourceDaoConceptMap<ConceptMap> host;

    ConceptMapProvider(StoredDefinitions definitions, IFhirResourceDaoConceptMap<ConceptMap> host) {
        this.definitions = definitions;
        this.host = host;
    }

    @Operation(name = "$translate", typeName = "ConceptMap", idempotent = true)
    public Parameters translate(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "url", max = 1) @Nullable UriType url,
            @OperationParam(name = "conceptMapVersion", max = 1) @Nullable StringType version,
            @OperationParam(name = "code", max = 1) @Nullable CodeType code,
            @OperationParam(name = "system", max = 1) @Nullable UriType system,
            @OperationParam(name = "coding", max = 1) @Nullable Coding coding,
            @OperationParam(name = "codeableConcept", max = 1) @Nullable CodeableConcept concept,
            @OperationParam(name = "source", max = 1) @Nullable UriType source,
            @OperationParam(name = "target", max = 1) @Nullable UriType target,
            @OperationParam(name = "targetsystem", max = 1) @Nullable UriType targetSystem,
            @OperationParam(name = "reverse", max = 1) @Nullable BooleanType reverse,
            RequestDetails request) {
        var translation = new TranslationRequest();
        translation.setCodeableConcept(
                new CodeableConcept().setCoding(CodeQuestion.codings(code, system, null, coding, concept)));
        if (id != null) {
            translation.setResourceId(host.read(id, request).getIdElement().toUnqualifiedVersionless());
        } else if (url != null) {
            name(translation, CodeQuestion.canonical(url.getValue(), CodeQuestion.text(version)));
        }
        translation.setSource(value(source)).setTarget(value(target)).setTargetSystem(value(targetSystem));
        translation.setReverse(reverse != null && reverse.booleanValue());
        return TermConceptMappingSvcImpl.toParameters(host.translate(translation, request));
    }

    private void name(TranslationRequest translation, String canonical) {
        var map = definitions
                .conceptMap(canonical)
                .orElseThrow(() -> new ResourceNotFoundException(
                        "ConceptMap `%s` is not known to this server.".formatted(canonical)));
        translation.setUrl(map.getUrl()).setConceptMapVersion(map.getVersion());
    }

    private static @Nullable String value(@Nullable UriType value) {
        return value == null ? null : value.getValue();
    }
}
