package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferredLanguageTest {

    private static final Set<String> OFFERED = Set.of("de", "es", "tr");

    @Test
    void isTheOneThatThePatientPrefers() {
        var patient = new Patient();
        speaks(patient, "es", false);
        speaks(patient, "tr", true);

        assertThat(PreferredLanguage.of(patient).among(OFFERED)).contains("tr");
    }

    @Test
    void isTheFirstWhereNoneIsPreferred() {
        var patient = new Patient();
        speaks(patient, "es", false);
        speaks(patient, "tr", false);

        assertThat(PreferredLanguage.of(patient).among(OFFERED)).contains("es");
    }

    @Test
    void isUnknownWhereThePatientNamesNone() {
        var wordsOnly = new Patient();
        wordsOnly.addCommunication().setLanguage(new CodeableConcept().setText("German"));
        var otherCodes = new Patient();
        otherCodes
                .addCommunication()
                .setLanguage(new CodeableConcept(new Coding("https://example.org/tongues", "de", "German")));

        assertThat(List.of(new Patient(), wordsOnly, otherCodes))
                .allSatisfy(patient -> assertThat(PreferredLanguage.of(patient)).isEqualTo(PreferredLanguage.UNKNOWN));
        assertThat(PreferredLanguage.UNKNOWN.among(OFFERED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de,de", "DE,de", "de-AT,de", "es-419,es", "en,", "den,", "d,"})
    void isMatchedByItsFirstPart(String preferred, String found) {
        assertThat(new PreferredLanguage(preferred).among(OFFERED).orElse(null)).isEqualTo(found);
    }

    @Test
    void isRatherTheSameTag() {
        assertThat(new PreferredLanguage("pt-BR").among(Set.of("pt", "pt-BR"))).contains("pt-BR");
        assertThat(new PreferredLanguage("pt").among(Set.of("pt-BR"))).contains("pt-BR");
    }

    private static void speaks(Patient patient, String language, boolean preferred) {
        var communication = patient.addCommunication();
        communication.setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", language, null)));
        if (preferred) {
            communication.setPreferred(true);
        }
    }
}
