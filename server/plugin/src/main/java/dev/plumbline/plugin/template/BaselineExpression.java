package dev.plumbline.plugin.template;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.recovery.fact.FactName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;

/** A number of the path as a FHIRPath expression over {@code %baseline}. */
final class BaselineExpression {

    private static final FactName BASELINE = new FactName("baseline", "");

    private final BoundExpression expression;
    private final Set<FactName> names;

    BaselineExpression(FhirContext fhir, String text) throws Exception {
        expression = new BoundExpression(fhir, text);
        names = ExpressionNames.in(text);
    }

    /** What it names besides the baseline: nothing of that will ever have a value. */
    Stream<FactName> unknownNames() {
        return names.stream().filter(name -> !name.equals(BASELINE));
    }

    /** The number for this baseline; empty where the template gives none for it. */
    Optional<BigDecimal> at(BigDecimal baseline) {
        var result = expression.evaluate(
                name -> name.equals(BASELINE.subject()) ? List.of(new DecimalType(baseline)) : List.of());
        return result.stream().findFirst().map(Base::primitiveValue).map(BigDecimal::new);
    }
}
