package dev.plumbline.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CarePlan/plumbline-1",
                "CarePlan/plumbline-1/_history/2",
                "https://ehr.example.org/fhir/CarePlan/plumbline-1"
            })
    void knowsAPlanOfOursByItsPlace(String reference) {
        assertThat(PlanReference.plan(new Reference(reference))).contains("plumbline-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CarePlan/4711", "Goal/plumbline-1", "urn:uuid:9d4f9f0c-4b3a-4c0a-9a10-1f6c8f0a4c11", ""})
    void knowsNoOther(String reference) {
        assertThat(PlanReference.plan(new Reference(reference))).isEmpty();
    }

    @Test
    void namesAPlanThatMayNotBeThereByItsIdentifier() {
        var reference = new Reference("CarePlan/plumbline-1");

        PlanReference.nameByIdentifier(reference);

        assertThat(reference.hasReference()).isFalse();
        assertThat(reference.getIdentifier().getValue()).isEqualTo("plumbline-1");
    }

    @Test
    void leavesReferencesToOthersAsTheyAre() {
        var reference = new Reference("CarePlan/4711");

        PlanReference.nameByIdentifier(reference);

        assertThat(reference.getReference()).isEqualTo("CarePlan/4711");
        assertThat(reference.hasIdentifier()).isFalse();
    }
}
