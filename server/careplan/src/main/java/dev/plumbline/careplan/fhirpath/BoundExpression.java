package dev.plumbline.careplan.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIRPath expression over named constants, parsed once.
 *
 * <p>The engine is not made for several threads, so each evaluation has the expression to itself. One takes
 * microseconds.
 */
public final class BoundExpression {

    private static final Basic NO_FOCUS = new Basic();

    private final IFhirPath engine;
    private final IFhirPath.IParsedExpression parsed;
    private final Constants constants = new Constants();

    /**
     * Parses the text.
     *
     * @throws BrokenExpression if it is no FHIRPath
     */
    public BoundExpression(FhirContext fhir, String text) throws BrokenExpression {
        engine = fhir.newFhirPath();
        engine.setEvaluationContext(constants);
        parsed = parsed(engine, text);
    }

    /** The parser tells of a mistake by whatever exception it runs into. */
    private static IFhirPath.IParsedExpression parsed(IFhirPath engine, String text) throws BrokenExpression {
        try {
            return engine.parse(text);
        } catch (Exception broken) {
            throw new BrokenExpression(broken);
        }
    }

    /** The result with these constants, each asked for by its name without the percent sign. */
    public List<Base> evaluate(Function<String, List<? extends Base>> byName) {
        return evaluate(NO_FOCUS, byName);
    }

    /** The same; empty where the engine fails, which it tells by whatever exception it runs into. */
    Optional<List<Base>> tryEvaluate(Function<String, List<? extends Base>> byName) {
        try {
            return Optional.of(evaluate(byName));
        } catch (RuntimeException failed) {
            return Optional.empty();
        }
    }

    /** The result, looked at from this resource, which is {@code %resource} too. */
    public synchronized List<Base> evaluate(Resource focus, Function<String, List<? extends Base>> byName) {
        constants.byName = byName;
        return engine.evaluate(focus, parsed, Base.class);
    }

    /** Answers what the expression names with a percent sign. */
    private static final class Constants implements IFhirPathEvaluationContext {

        private Function<String, List<? extends Base>> byName = name -> List.of();

        @Override
        public List<IBase> resolveConstant(Object appContext, String name, ConstantEvaluationMode mode) {
            return mode == ConstantEvaluationMode.EXPLICIT
                    ? List.copyOf(byName.apply(name.startsWith("%") ? name.substring(1) : name))
                    : List.of();
        }
    }
}
