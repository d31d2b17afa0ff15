package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.store.FhirStore;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;
import org.jspecify.annotations.Nullable;

/**
 * The language in which a patient wants to read: that of the {@code Patient.communication} that is preferred, else of
 * the first.
 *
 * @param tag of BCP 47, {@code de-AT}; null if the patient names none
 */
public record PreferredLanguage(@Nullable String tag) {

    public static final PreferredLanguage UNKNOWN = new PreferredLanguage(null);

    private static final String BCP_47 = "urn:ietf:bcp:47";

    /**
     * The language of a stored patient; unknown where the server does not hold the patient.
     *
     * @param subject {@code Patient/7}
     */
    public static PreferredLanguage of(FhirStore store, String subject) {
        return Optional.ofNullable(new IdType(subject).getIdPart())
                .flatMap(id -> store.read(Patient.class, id))
                .map(PreferredLanguage::of)
                .orElse(UNKNOWN);
    }

    public static PreferredLanguage of(Patient patient) {
        var preferred = patient.getCommunication().stream().filter(PatientCommunicationComponent::getPreferred);
        return Stream.concat(preferred, patient.getCommunication().stream())
                .map(PatientCommunicationComponent::getLanguage)
                .findFirst()
                .flatMap(PreferredLanguage::tag)
                .map(PreferredLanguage::new)
                .orElse(UNKNOWN);
    }

    private static Optional<String> tag(CodeableConcept language) {
        return language.getCoding().stream()
                .filter(coding -> !coding.hasSystem() || BCP_47.equals(coding.getSystem()))
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .findFirst();
    }

    /** The one of these languages that the patient reads: the same tag, else one of the same language ({@code de}). */
    public Optional<String> among(Collection<String> offered) {
        return Optional.ofNullable(tag)
                .flatMap(wanted -> Stream.concat(
                                offered.stream().filter(wanted::equalsIgnoreCase),
                                offered.stream()
                                        .sorted()
                                        .filter(other -> language(other).equals(language(wanted))))
                        .findFirst());
    }

    private static String language(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}
