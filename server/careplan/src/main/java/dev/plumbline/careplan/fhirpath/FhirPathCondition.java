package dev.plumbline.careplan.fhirpath;

import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.rule.Condition;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;

/** A rule's condition as its template writes it. */
public record FhirPathCondition(FactExpression expression) implements Condition {

    @Override
    public Set<FactName> names() {
        return expression.names();
    }

    @Override
    public Optional<Boolean> test(Facts facts) {
        var result = expression.evaluate(facts);
        if (result.isEmpty()) {
            return Optional.empty();
        }
        if (result.size() == 1 && result.get(0) instanceof BooleanType truth) {
            return Optional.of(truth.booleanValue());
        }
        throw new IllegalStateException(
                "A condition answered %d values; expected one Boolean.".formatted(result.size()));
    }
}
