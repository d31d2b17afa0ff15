package dev.plumbline.plugin.template;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import org.hl7.fhir.r4.model.Expression;

/** Compiles the expressions of a file; one that cannot be parsed becomes a finding. */
final class Expressions {

    private static final String FHIRPATH = "text/fhirpath";

    private final FhirContext fhir;
    private final Findings findings;

    Expressions(FhirContext fhir, Findings findings) {
        this.fhir = fhir;
        this.findings = findings;
    }

    Optional<FactExpression> overFacts(Expression source, String location) {
        return compile(source, location, text -> new FactExpression(fhir, text));
    }

    Optional<BaselineExpression> overBaseline(Expression source, String location) {
        var compiled = compile(source, location, text -> new BaselineExpression(fhir, text));
        compiled.stream()
                .flatMap(BaselineExpression::unknownNames)
                .forEach(name -> findings.add(location, "Fact `%s` is unknown; expected `%%baseline` alone.", name));
        return compiled;
    }

    private <T> Optional<T> compile(Expression source, String location, Compilation<T> compilation) {
        if (!FHIRPATH.equals(source.getLanguage()) || !source.hasExpression()) {
            findings.add(
                    location, "Language is `%s`; expected an expression in `text/fhirpath`.", source.getLanguage());
            return Optional.empty();
        }
        try {
            return Optional.of(compilation.of(source.getExpression()));
        } catch (Exception broken) {
            findings.add(
                    location,
                    "Expression `%s` is no FHIRPath: %s",
                    source.getExpression(),
                    String.valueOf(broken.getMessage()));
            return Optional.empty();
        }
    }

    /** Parses one text. The engine's parser declares no narrower exception. */
    private interface Compilation<T> {
        T of(String text) throws Exception;
    }
}
