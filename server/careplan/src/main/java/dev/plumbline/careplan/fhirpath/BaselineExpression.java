package dev.plumbline.careplan.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.recovery.fact.FactName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;

/** A number of the path as a FHIRPath expression over {@code %baseline} and {@code %variant}. */
public final class BaselineExpression {

    private static final FactName BASELINE = new FactName("baseline", "");

    private final BoundExpression expression;
    private final Set<FactName> names;

    BaselineExpression(FhirContext fhir, String text) throws BrokenExpression {
        expression = new BoundExpression(fhir, text);
        names = ExpressionNames.in(text);
    }

    /** What it names besides the baseline and variants: nothing of that will ever have a value. */
    Stream<FactName> unknownNames(Predicate<FactName> isVariant) {
        return names.stream().filter(name -> !name.equals(BASELINE) && !isVariant.test(name));
    }

    /** Whether it names the baseline; one that does not is the same for all. */
    public boolean needsBaseline() {
        return names.contains(BASELINE);
    }

    /**
     * The number for this baseline; empty where the template gives none for it.
     *
     * @param variants the code of the chosen variant, by axis
     */
    public Optional<BigDecimal> at(BigDecimal baseline, Map<String, String> variants) {
        var result = expression.evaluate(name -> {
            if (name.equals(BASELINE.subject())) {
                return List.of(new DecimalType(baseline));
            }
            return name.equals(FactName.VARIANT) ? List.of(FactNode.ofVariants(variants)) : List.of();
        });
        return result.stream().findFirst().map(Base::primitiveValue).map(BigDecimal::new);
    }
}
