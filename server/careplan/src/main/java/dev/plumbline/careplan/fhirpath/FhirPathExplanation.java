package dev.plumbline.careplan.fhirpath;

import static java.util.stream.Collectors.joining;

import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.rule.Explanation;
import java.util.List;
import org.hl7.fhir.r4.model.Base;

/** A rule's explanation as its template writes it. */
public record FhirPathExplanation(FactExpression expression) implements Explanation {

    @Override
    public String of(Facts facts) {
        return expression.tryEvaluate(facts).stream()
                .flatMap(List::stream)
                .map(Base::primitiveValue)
                .collect(joining(" "));
    }
}
