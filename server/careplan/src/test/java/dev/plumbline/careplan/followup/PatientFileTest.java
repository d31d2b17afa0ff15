package dev.plumbline.careplan.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.StoredRecord;
import dev.plumbline.careplan.plan.PreferredLanguage;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** What is read of a patient for one judgement. */
class PatientFileTest {

    private final StoredRecord store = new StoredRecord();

    @Test
    void knowsTheLanguageInWhichThePatientReads() {
        store.with("plumbline-1", plan());
        store.with("plumbline-2", plan());
        store.with("7", german());

        assertThat(load().language().tag()).isEqualTo("de");
        assertThat(store.loaded()).contains("Patient");
    }

    @Test
    void knowsNoLanguageOfAPatientWhoIsNotStored() {
        store.with("plumbline-1", plan());

        assertThat(load().language()).isEqualTo(PreferredLanguage.UNKNOWN);
    }

    @Test
    void readsNoPatientWithoutAPlan() {
        store.with("7", german());

        assertThat(load().language()).isEqualTo(PreferredLanguage.UNKNOWN);
        assertThat(store.loaded()).doesNotContain("Patient");
    }

    private PatientFile load() {
        return PatientFile.load(store, new Linking(Shipped.templates()), "Patient/7");
    }

    private static CarePlan plan() {
        return new CarePlan()
                .setSubject(new Reference("Patient/7"))
                .addInstantiatesCanonical(Shipped.template().canonical());
    }

    private static Patient german() {
        var patient = new Patient();
        patient.addCommunication().setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", "de", null)));
        return patient;
    }
}
