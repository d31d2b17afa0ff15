package dev.plumbline.standalone.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.jspecify.annotations.Nullable;

/** R4 prefers a list of common languages and allows every language of BCP 47; HAPI 8.8.0 refuses all but the list. */
final class AnyLanguage extends CommonCodeSystemsTerminologyService {

    AnyLanguage(FhirContext fhir) {
        super(fhir);
    }

    @Override
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String valueSet) {
        var allowed = LANGUAGES_VALUESET_URL.equals(valueSet) ? ALL_LANGUAGES_VALUESET_URL : valueSet;
        return super.validateCode(context, options, system, code, display, allowed);
    }
}
