package dev.plumbline.plugin.terminology;

import static dev.plumbline.plugin.terminology.CodeQuestion.text;

import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoValueSet;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.plumbline.careplan.terminology.Expander;
import dev.plumbline.careplan.terminology.ExpansionAnswer;
import dev.plumbline.careplan.terminology.ExpansionRequest;
import dev.plumbline.careplan.terminology.Membership;
import dev.plumbline.careplan.terminology.NotExpandable;
import dev.plumbline.plugin.host.Outcomes;
import dev.plumbline.plugin.host.StoredDefinitions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code ValueSet/$expand} and {@code ValueSet/$validate-code} for a host whose full-text search is off: there HAPI
 * answers 500 to a {@code count} that is too small, passes over a {@code filter}, and remembers a ValueSet for ten
 * minutes. What does not follow from definitions is left to HAPI (ADR 19).
 */
public final class ValueSetProvider {

    private final StoredDefinitions definitions;
    private final Expander expander;
    private final IFhirResourceDaoValueSet<ValueSet> host;
    private final JpaStorageSettings settings;
    private final Clock clock;

    ValueSetProvider(
            StoredDefinitions definitions,
            IFhirResourceDaoValueSet<ValueSet> host,
            JpaStorageSettings settings,
            Clock clock) {
        this.definitions = definitions;
        this.expander = new Expander(definitions);
        this.host = host;
        this.settings = settings;
        this.clock = clock;
    }

    @Operation(name = "$expand", typeName = "ValueSet", idempotent = true)
    public ValueSet expand(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "valueSet", max = 1) @Nullable ValueSet valueSet,
            @OperationParam(name = "url", max = 1) @Nullable UriType url,
            @OperationParam(name = "valueSetVersion", max = 1) @Nullable StringType version,
            @OperationParam(name = "filter", max = 1) @Nullable StringType filter,
            @OperationParam(name = "offset", max = 1) @Nullable IntegerType offset,
            @OperationParam(name = "count", max = 1) @Nullable IntegerType count,
            @OperationParam(name = "displayLanguage", max = 1) @Nullable CodeType language,
            @OperationParam(name = "includeDesignations", max = 1) @Nullable BooleanType designations,
            RequestDetails request) {
        var options = ValueSetOperationProvider.createValueSetExpansionOptions(
                settings, offset, count, null, filter, language);
        var expanded = asked(id, valueSet, url, version, request);
        try {
            var wanted = new ExpansionRequest(
                    text(filter),
                    options.getOffset(),
                    options.getCount(),
                    text(language),
                    designations != null && designations.booleanValue());
            return ExpansionAnswer.of(expanded, expander.expand(expanded), wanted, clock.instant());
        } catch (NotExpandable beyond) {
            return askHost(beyond, expanded, options);
        }
    }

    @Operation(name = "$validate-code", typeName = "ValueSet", idempotent = true)
    public Parameters validateCode(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "valueSet", max = 1) @Nullable ValueSet valueSet,
            @OperationParam(name = "url", max = 1) @Nullable UriType url,
            @OperationParam(name = "valueSetVersion", max = 1) @Nullable StringType version,
            @OperationParam(name = "code", max = 1) @Nullable CodeType code,
            @OperationParam(name = "system", max = 1) @Nullable UriType system,
            @OperationParam(name = "display", max = 1) @Nullable StringType display,
            @OperationParam(name = "coding", max = 1) @Nullable Coding coding,
            @OperationParam(name = "codeableConcept", max = 1) @Nullable CodeableConcept concept,
            RequestDetails request) {
        var codings = CodeQuestion.codings(code, system, text(display), coding, concept);
        var asked = asked(id, valueSet, url, version, request);
        return Membership.of(asked, members(asked), codings);
    }

    private List<ValueSet.ValueSetExpansionContainsComponent> members(ValueSet valueSet) {
        try {
            return expander.expand(valueSet);
        } catch (NotExpandable beyond) {
            var all = ValueSetExpansionOptions.forOffsetAndCount(0, settings.getPreExpandValueSetsMaxCount());
            return askHost(beyond, valueSet, all).getExpansion().getContains();
        }
    }

    private ValueSet asked(
            @Nullable IdType id,
            @Nullable ValueSet sent,
            @Nullable UriType url,
            @Nullable StringType version,
            RequestDetails request) {
        var named = Stream.of(id, sent, url).filter(Objects::nonNull).toList();
        if (named.size() != 1) {
            throw Outcomes.badParameter(
                    "Parameters",
                    "The request names %d ValueSets; expected one: by id, `url` or `valueSet`."
                            .formatted(named.size()));
        }
        if (id != null) {
            return host.read(id, request);
        }
        return sent != null ? sent : named(text(url), text(version));
    }

    private ValueSet named(String url, String version) {
        var canonical = CodeQuestion.canonical(url, version);
        return definitions
                .valueSet(canonical)
                .orElseThrow(() -> new ResourceNotFoundException(
                        "ValueSet `%s` is not known to this server.".formatted(canonical)));
    }

    private ValueSet askHost(NotExpandable reason, ValueSet valueSet, ValueSetExpansionOptions options) {
        if (!reason.mayBeKnownToHost()) {
            throw new UnprocessableEntityException(reason.getMessage());
        }
        try {
            return host.expand(valueSet, options);
        } catch (InternalErrorException unable) {
            throw new UnprocessableEntityException(reason.getMessage() + " " + unable.getMessage(), unable);
        }
    }
}
