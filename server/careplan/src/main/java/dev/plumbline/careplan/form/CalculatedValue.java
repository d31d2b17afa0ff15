package dev.plumbline.careplan.form;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.fhirpath.BoundExpression;
import dev.plumbline.careplan.fhirpath.BrokenExpression;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;

/**
 * What a form computes from the answers to its other items, such as a score (SDC {@code calculatedExpression}). It is
 * computed here and never taken from a client, which may have computed something else or nothing.
 */
public final class CalculatedValue {

    private final BoundExpression expression;

    /**
     * Parses the expression.
     *
     * @throws BrokenExpression if it is no FHIRPath
     */
    CalculatedValue(FhirContext fhir, String text) throws BrokenExpression {
        expression = new BoundExpression(fhir, text);
    }

    /** The value for this response; empty where its answers give none. */
    public Optional<Type> of(QuestionnaireResponse response) {
        return expression.evaluate(response, name -> List.of()).stream()
                .filter(Type.class::isInstance)
                .map(Type.class::cast)
                .findFirst();
    }
}
