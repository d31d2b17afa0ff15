package dev.plumbline.plugin.template;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;

/** A number of the path as a FHIRPath expression over {@code %baseline}. */
final class BaselineExpression {

    private static final String BASELINE = "baseline";

    private final BoundExpression expression;

    BaselineExpression(FhirContext fhir, String text) throws Exception {
        expression = new BoundExpression(fhir, text);
    }

    /** The number for this baseline; empty where the template gives none for it. */
    Optional<BigDecimal> at(BigDecimal baseline) {
        var result =
                expression.evaluate(name -> name.equals(BASELINE) ? List.of(new DecimalType(baseline)) : List.of());
        return result.stream().findFirst().map(Base::primitiveValue).map(BigDecimal::new);
    }
}
