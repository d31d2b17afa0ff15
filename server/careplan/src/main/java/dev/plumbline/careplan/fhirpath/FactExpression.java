package dev.plumbline.careplan.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.fact.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;

/** A FHIRPath expression over the facts of a recovery. */
public final class FactExpression {

    private final BoundExpression expression;
    private final Set<FactName> names;

    FactExpression(FhirContext fhir, String text) throws BrokenExpression {
        expression = new BoundExpression(fhir, text);
        names = ExpressionNames.in(text);
    }

    public Set<FactName> names() {
        return names;
    }

    List<Base> evaluate(Facts facts) {
        return expression.evaluate(subject -> constant(subject, facts));
    }

    /** The same; empty where it cannot be computed. */
    Optional<List<Base>> tryEvaluate(Facts facts) {
        return expression.tryEvaluate(subject -> constant(subject, facts));
    }

    private static List<? extends Base> constant(String subject, Facts facts) {
        return FactName.standsAlone(subject)
                ? FactNode.valueOf(facts.of(new FactName(subject, "")))
                : List.of(new FactNode(subject, property -> facts.of(new FactName(subject, property))));
    }
}
