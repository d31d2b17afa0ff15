package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.OperatedPatient;
import dev.plumbline.standalone.support.ServerTest;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clinical content is data: a knee, a measure of 0 to 100 that is worse when it is lower, codes of its own. */
@ServerTest
class OtherTemplateTest {

    @Autowired
    FhirServer server;

    @Autowired
    MovableClock clock;

    private OperatedPatient patient;

    @BeforeEach
    void startKneePlan() {
        patient = OperatedPatient.on(server, clock)
                .withBaseline("flexion", 80)
                .start("knee-replacement-aftercare", "2026-11-02T09:00:00Z");
    }

    @Test
    void givesThePatientAPathWhoseLimitIsALowerOne() {
        var goal = patient.find(Goal.class).get(0);

        assertThat(goal.getTarget())
                .filteredOn(Goal.GoalTargetComponent::hasDetailRange)
                .extracting(
                        target -> target.getDetailRange().getLow().getValue().intValueExact())
                .containsExactly(24, 64);
    }

    @Test
    void raisesItsOwnFlagWhenTheKneeBendsTooLittleTwice() {
        checkIn("2026-11-04T09:00:00Z", 20, false);
        checkIn("2026-11-05T09:00:00Z", 20, false);

        var flags = patient.activeFlags();

        assertThat(flags).hasSize(1);
        assertThat(flags.get(0).getCode().getCodingFirstRep().getCode()).isEqualTo("stiff-knee");
        assertThat(flags.get(0).getCode().getText()).startsWith("The knee bends to 20 on day 3, less than 26.");
    }

    @Test
    void judgesAnUrgentAnswerAndExtractsTheMeasure() {
        checkIn("2026-11-03T09:00:00Z", 45, true);

        var observations = patient.find(Observation.class);

        assertThat(patient.activeFlags())
                .extracting(flag -> flag.getCode().getText())
                .containsExactly("The knee is hot on day 1.");
        assertThat(observations)
                .filteredOn(Observation::hasDerivedFrom)
                .extracting(observation -> observation.getValueIntegerType().getValue())
                .containsExactly(45);
    }

    private void checkIn(String at, int flexion, boolean hot) {
        patient.answer(
                "https://clinic.example/fhir/Questionnaire/knee-check-in|2.1.0",
                at,
                Map.of("knee.hot", new BooleanType(hot), "knee.bend", new IntegerType(flexion)));
    }
}
