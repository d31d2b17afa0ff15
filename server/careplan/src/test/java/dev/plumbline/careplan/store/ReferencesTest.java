package dev.plumbline.careplan.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    @Test
    void namesTypeAndIdAndNothingElse() {
        var task = new Task();
        task.setIdElement(new IdType("https://example.org/fhir/Task/7/_history/2"));

        assertThat(References.to(task)).isEqualTo("Task/7");
        assertThat(References.toPatient(new Reference("https://example.org/fhir/Patient/7/_history/2")))
                .isEqualTo("Patient/7");
    }

    @Test
    void tellsWhatItRefersTo() {
        assertThat(References.isTo(ResourceType.CarePlan, "CarePlan/7")).isTrue();
        assertThat(References.isTo(ResourceType.CarePlan, "CarePlanning/7")).isFalse();
        assertThat(References.idIn("CarePlan/7")).isEqualTo("7");
    }
}
