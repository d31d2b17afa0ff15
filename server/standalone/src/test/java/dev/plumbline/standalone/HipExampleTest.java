package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.OperatedPatient;
import dev.plumbline.standalone.support.ServerTest;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The example of the template guide does what the guide says: it loads, and it raises its Flag. */
@ServerTest
class HipExampleTest {

    private static final String PRIORITY = "http://hl7.org/fhir/StructureDefinition/flag-priority";

    @Autowired
    FhirServer server;

    @Autowired
    MovableClock clock;

    private OperatedPatient patient;

    @BeforeEach
    void startHipPlan() {
        patient = OperatedPatient.on(server, clock).start("hip-replacement-aftercare", "2026-11-02T09:00:00Z");
    }

    @Test
    void raisesAnEmergencyForADislocation() {
        checkIn("2026-11-04T09:00:00Z", true, 7);

        assertThat(patient.activeFlags()).singleElement().satisfies(flag -> {
            assertThat(flag.getCode().getCodingFirstRep().getCode()).isEqualTo("RF-DISLOCATION");
            assertThat(flag.getCode().getText())
                    .isEqualTo("The leg is suddenly shorter or turned and cannot bear weight. Pain 7 of 10.");
            assertThat(flag.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("safety");
            var priority = (CodeableConcept) flag.getExtensionByUrl(PRIORITY).getValue();
            assertThat(priority.getCoding()).extracting(Coding::getCode).containsExactly("PH", "emergency");
        });
    }

    @Test
    void raisesNothingForAnOrdinaryCheckIn() {
        checkIn("2026-11-04T09:00:00Z", false, 6);

        assertThat(patient.activeFlags()).isEmpty();
    }

    private void checkIn(String at, boolean bent, int pain) {
        patient.answer(
                "https://example.org/fhir/Questionnaire/hip-daily|0.1.0",
                at,
                Map.of("leg.bent", new BooleanType(bent), "pain", new IntegerType(pain)));
    }
}
