package dev.plumbline.careplan.store;

import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** Numbers as FHIR writes them. */
public final class Numbers {

    private Numbers() {}

    /** The number of an {@code integer}, a {@code decimal} or a {@code Quantity}; empty for any other, and for no value. */
    public static Optional<BigDecimal> of(Type value) {
        if (value instanceof Quantity quantity) {
            return Optional.ofNullable(quantity.getValue());
        }
        return value instanceof IntegerType || value instanceof DecimalType
                ? Optional.ofNullable(value.primitiveValue()).map(BigDecimal::new)
                : Optional.empty();
    }
}
