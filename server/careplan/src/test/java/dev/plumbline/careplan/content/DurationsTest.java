package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void readsDaysAndWeeksAsWholeDays() {
        assertThat(Durations.wholeDays(quantity("3", "d"))).contains(3);
        assertThat(Durations.wholeDays(quantity("2", "wk"))).contains(14);
        assertThat(Durations.wholeDays(quantity("7.0", "d"))).contains(7);
    }

    @Test
    void readsNoDaysFromOtherUnits() {
        assertThat(Durations.wholeDays(quantity("36", "h"))).isEmpty();
        assertThat(Durations.wholeDays(quantity("1", "mo"))).isEmpty();
    }

    @Test
    void readsHoursMinutesAndDaysAsTimeThatPasses() {
        assertThat(Durations.elapsed(quantity("20", "h"))).contains(Duration.ofHours(20));
        assertThat(Durations.elapsed(quantity("90", "min"))).contains(Duration.ofMinutes(90));
        assertThat(Durations.elapsed(quantity("2", "d"))).contains(Duration.ofDays(2));
        assertThat(Durations.elapsed(quantity("1", "wk"))).isEmpty();
    }

    @Test
    void readsNothingFromAFraction() {
        assertThat(Durations.wholeDays(quantity("1.5", "d"))).isEmpty();
        assertThat(Durations.elapsed(quantity("0.5", "h"))).isEmpty();
    }

    @Test
    void readsNothingFromWhatIsNoDuration() {
        assertThat(Durations.wholeDays(null)).isEmpty();
        assertThat(Durations.wholeDays(new StringType("3 d"))).isEmpty();
        assertThat(Durations.elapsed(new Quantity().setCode("h"))).isEmpty();
    }

    private static Quantity quantity(String value, String unit) {
        return new Quantity().setValue(new BigDecimal(value)).setCode(unit);
    }
}
