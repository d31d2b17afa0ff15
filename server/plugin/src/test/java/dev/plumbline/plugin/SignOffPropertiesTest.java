package dev.plumbline.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.template.SignOff;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignOffPropertiesTest {

    private static final String CANONICAL = Shipped.template().canonical();
    private static final LocalDate DATE = LocalDate.parse("2026-11-20");

    @Test
    void readsTheSettings() {
        var complete = new SignOffProperties(CANONICAL, "Dr. A. Aksoy", DATE);

        assertThat(SignOffProperties.read(List.of(complete)))
                .containsExactly(new SignOff(CANONICAL, "Dr. A. Aksoy", DATE));
    }

    @Test
    void refusesWhatIsIncompleteWithAllMistakes() {
        var complete = new SignOffProperties(CANONICAL, "Dr. A. Aksoy", DATE);
        var incomplete = new SignOffProperties("https://clinic.example/fhir/PlanDefinition/x", " ", null);

        assertThatThrownBy(() -> SignOffProperties.read(List.of(complete, incomplete)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("""
                        `plumbline.sign-off[1].template` is `https://clinic.example/fhir/PlanDefinition/x`; expected a\
                         canonical with its version, `url|version`.
                        `plumbline.sign-off[1].by` is missing; expected who signed.
                        `plumbline.sign-off[1].on` is missing; expected the date of the signature.""");
    }
}
