package dev.plumbline.standalone.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.fixture.ContentTexts;
import dev.plumbline.careplan.fixture.ShippedSources;
import dev.plumbline.careplan.site.SiteValues;
import dev.plumbline.careplan.template.ContentReader;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/** HAPI's validator with our own content and, where asked for, implementation guides. It never asks the network. */
final class Validation {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final List<ContentFile> SHIPPED = at(SiteValues.NONE);
    private static final DefaultProfileValidationSupport BASE = new DefaultProfileValidationSupport(FHIR);

    private final FhirValidator instances;
    private final FhirValidator extensions;
    private final boolean withClaims;

    private Validation(PrePopulatedValidationSupport guides, boolean withClaims) {
        this.withClaims = withClaims;
        var chain = new ValidationSupportChain(
                BASE,
                new OwnContent(),
                guides,
                new AnyLanguage(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR));
        instances = validator(new FhirInstanceValidator(chain));
        var forExtensions = new FhirInstanceValidator(chain);
        forExtensions.setWrappedWorkerContext(chain, new OfflineContext(chain));
        extensions = validator(forExtensions);
    }

    /** Every resource that is shipped. */
    static List<ContentFile> shipped() {
        return SHIPPED;
    }

    /** The same at a site that has set this. */
    static List<ContentFile> at(SiteValues values) {
        return new ContentReader(FHIR, values).read(ContentTexts.matching("classpath*:plumbline/**/*.json"), Map.of());
    }

    /** The files that declare what a site may set. */
    static List<Resource> settings() {
        return List.copyOf(ShippedSources.all(Parameters.class));
    }

    /** Without any guide: what a resource claims in {@code meta.profile} is left aside. */
    static Validation againstBaseFhir() {
        return new Validation(new PrePopulatedValidationSupport(FHIR), false);
    }

    static Validation against(ImplementationGuides guides) {
        return new Validation(guides.load(FHIR), true);
    }

    /** What is wrong with the resource as it goes over the wire: each error, and each warning that is not known. */
    List<String> mistakes(Resource resource, String... profiles) {
        var options = new ValidationOptions();
        List.of(profiles).forEach(options::addProfile);
        var validator = resource instanceof StructureDefinition ? extensions : instances;
        return validator.validateWithResult(text(resource), options).getMessages().stream()
                .filter(Validation::counts)
                .map(message -> describe(resource, message))
                .toList();
    }

    private String text(Resource resource) {
        var sent = resource.copy();
        if (!withClaims) {
            sent.getMeta().getProfile().clear();
        }
        return FHIR.newJsonParser().encodeResourceToString(sent);
    }

    private static boolean counts(SingleValidationMessage message) {
        return switch (message.getSeverity()) {
            case FATAL, ERROR -> true;
            case WARNING -> KnownWarning.of(message.getMessage()).isEmpty();
            case INFORMATION -> false;
        };
    }

    private static String describe(Resource resource, SingleValidationMessage message) {
        var severity = message.getSeverity() == ResultSeverityEnum.WARNING ? "new kind of warning" : "error";
        return "%s/%s: %s at %s: %s"
                .formatted(
                        resource.fhirType(),
                        resource.getIdElement().getIdPart(),
                        severity,
                        message.getLocationString(),
                        message.getMessage());
    }

    private static FhirValidator validator(FhirInstanceValidator module) {
        var validator = FHIR.newValidator();
        validator.registerValidatorModule(module);
        return validator;
    }

    /** What is shipped; HAPI's own class does not find Questionnaires. */
    private static final class OwnContent extends PrePopulatedValidationSupport {

        OwnContent() {
            super(FHIR);
            SHIPPED.forEach(file -> addResource(file.resource()));
        }

        @Override
        public <T extends IBaseResource> T fetchResource(Class<T> type, String canonical) {
            if (type != null && type.isAssignableFrom(Questionnaire.class)) {
                var questionnaire = SHIPPED.stream()
                        .map(ContentFile::resource)
                        .filter(Questionnaire.class::isInstance)
                        .map(Questionnaire.class::cast)
                        .filter(form -> canonical.equals(form.getUrl())
                                || canonical.equals(form.getUrl() + "|" + form.getVersion()))
                        .findFirst();
                if (questionnaire.isPresent()) {
                    return type.cast(questionnaire.get());
                }
            }
            return super.fetchResource(type, canonical);
        }
    }

    /**
     * HAPI 8.8.0 looks up the context of an extension for version 4.0, which its own context calls 4.0.1, and so asks the
     * package registry for the core package. A context that says 4.0 stays offline.
     */
    private static final class OfflineContext extends WorkerContextValidationSupportAdapter {

        OfflineContext(ValidationSupportChain chain) {
            super(chain);
        }

        @Override
        public String getVersion() {
            return "4.0";
        }
    }
}
