package dev.plumbline.plugin.terminology;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoCodeSystem;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import dev.plumbline.careplan.terminology.Concepts;
import dev.plumbline.careplan.terminology.Lookup;
import dev.plumbline.plugin.host.Outcomes;
import dev.plumbline.plugin.host.StoredDefinitions;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * {@code CodeSystem/$lookup} in CodeSystems that list their concepts: HAPI's own answers 500 where a concept has a
 * property that is a number, and tells no definition. The other CodeSystems are left to HAPI (ADR 19).
 */
public final class CodeSystemProvider {

    private final StoredDefinitions definitions;
    private final IFhirResourceDaoCodeSystem<CodeSystem> host;

    CodeSystemProvider(StoredDefinitions definitions, IFhirResourceDaoCodeSystem<CodeSystem> host) {
        this.definitions = definitions;
        this.host = host;
    }

    @Operation(name = "$lookup", typeName = "CodeSystem", idempotent = true)
    public IBaseParameters lookup(
            @OperationParam(name = "code", max = 1) @Nullable CodeType code,
            @OperationParam(name = "system", max = 1) @Nullable UriType system,
            @OperationParam(name = "version", max = 1) @Nullable StringType version,
            @OperationParam(name = "coding", max = 1) @Nullable Coding coding,
            @OperationParam(name = "displayLanguage", max = 1) @Nullable CodeType language,
            @OperationParam(name = "property", max = OperationParam.MAX_UNLIMITED) @Nullable List<CodeType> properties,
            RequestDetails request) {
        var asked = asked(code, system, version, coding);
        var wanted = properties == null ? List.<CodeType>of() : properties;
        var defined = definitions
                .codeSystem(asked.hasVersion() ? asked.getSystem() + "|" + asked.getVersion() : asked.getSystem())
                .filter(Concepts::areComplete);
        if (defined.isPresent()) {
            var names = wanted.stream().map(CodeType::getValue).collect(Collectors.toSet());
            return Concepts.find(defined.get(), asked.getCode())
                    .map(concept -> Lookup.of(defined.get(), concept, names))
                    .orElseThrow(() -> unknown(asked));
        }
        var answer = host.lookupCode(null, null, asked, language, List.copyOf(wanted), request);
        if (!answer.isFound()) {
            throw unknown(asked);
        }
        return answer.toParameters(request.getFhirContext(), List.copyOf(wanted));
    }

    private static Coding asked(
            @Nullable CodeType code, @Nullable UriType system, @Nullable StringType version, @Nullable Coding coding) {
        var asked = coding == null
                ? new Coding(system == null ? null : system.getValue(), code == null ? null : code.getValue(), null)
                : coding;
        if (!asked.hasCode() || !asked.hasSystem()) {
            throw Outcomes.badParameter("Parameters", "Expected `code` and `system`, or a `coding` that has both.");
        }
        return version == null ? asked : asked.setVersion(version.getValue());
    }

    private static ResourceNotFoundException unknown(Coding asked) {
        return new ResourceNotFoundException(
                "Code `%s` of `%s` is not known to this server.".formatted(asked.getCode(), asked.getSystem()));
    }
}
