package dev.plumbline.careplan.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.recovery.fact.FactName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;

/** A condition of a plan's part as a FHIRPath expression over {@code %variant} and {@code %age}. */
public final class CircumstanceExpression {

    private static final FactName AGE = new FactName("age", "");

    private final BoundExpression expression;
    private final Set<FactName> names;

    CircumstanceExpression(FhirContext fhir, String text) throws BrokenExpression {
        expression = new BoundExpression(fhir, text);
        names = ExpressionNames.in(text);
    }

    /** What it names besides variants of these axes, and besides the age where that counts. */
    Stream<FactName> unknownNames(Predicate<FactName> isVariant, boolean knowsAge) {
        return names.stream().filter(name -> !isVariant.test(name) && !(knowsAge && name.equals(AGE)));
    }

    /** Whether it holds; empty where that cannot be told. */
    public Optional<Boolean> holds(Circumstances circumstances) {
        var result = expression.evaluate(name -> {
            if (name.equals(AGE.subject())) {
                var age = circumstances.age();
                return age == null ? List.of() : List.of(new IntegerType(age));
            }
            return name.equals(FactName.VARIANT) ? List.of(FactNode.ofVariants(circumstances.variants())) : List.of();
        });
        return result.stream()
                .filter(BooleanType.class::isInstance)
                .map(value -> ((BooleanType) value).booleanValue())
                .findFirst();
    }
}
