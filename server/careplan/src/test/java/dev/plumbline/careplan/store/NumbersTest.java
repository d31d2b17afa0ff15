package dev.plumbline.careplan.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void readsWholeNumbersDecimalsAndQuantities() {
        assertThat(Numbers.of(new IntegerType(8))).contains(BigDecimal.valueOf(8));
        assertThat(Numbers.of(new DecimalType("38.50"))).contains(new BigDecimal("38.50"));
        assertThat(Numbers.of(new Quantity().setValue(new BigDecimal("2.5")))).contains(new BigDecimal("2.5"));
    }

    @Test
    void readsNothingElse() {
        assertThat(Numbers.of(new StringType("8"))).isEmpty();
        assertThat(Numbers.of(new IntegerType())).isEmpty();
        assertThat(Numbers.of(new Quantity())).isEmpty();
    }
}
