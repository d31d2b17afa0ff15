package dev.plumbline.careplan.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.recovery.fact.FactName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Expression;

/** Compiles the expressions of a file; one that cannot be parsed becomes a finding. */
public final class Expressions {

    private static final String FHIRPATH = "text/fhirpath";
    private static final Pattern VARIANT_CODE =
            Pattern.compile("%variant\\.(?<axis>\\w+)\\s*(?:=|!=|~|!~)\\s*'(?<code>[^']*)'");

    private final FhirContext fhir;
    private final Mistakes mistakes;
    private final Map<String, Set<String>> variants;

    /**
     * @param variants the codes of the template's variants, by axis
     */
    public Expressions(FhirContext fhir, Mistakes mistakes, Map<String, Set<String>> variants) {
        this.fhir = fhir;
        this.mistakes = mistakes;
        this.variants = variants;
    }

    public Optional<FactExpression> overFacts(Expression source, String location) {
        return compile(source, location, text -> new FactExpression(fhir, text));
    }

    public Optional<BaselineExpression> overBaseline(Expression source, String location) {
        var compiled = compile(source, location, text -> new BaselineExpression(fhir, text));
        compiled.stream()
                .flatMap(expression -> expression.unknownNames(this::isVariant))
                .forEach(name ->
                        mistakes.add(location, "Fact `%s` is unknown; expected one of %s.", name, known("%baseline")));
        return compiled;
    }

    /**
     * On what it depends whether a part applies.
     *
     * @param knowsAge whether the patient's age counts
     */
    public Optional<CircumstanceExpression> overCircumstances(Expression source, String location, boolean knowsAge) {
        var compiled = compile(source, location, text -> new CircumstanceExpression(fhir, text));
        compiled.stream()
                .flatMap(expression -> expression.unknownNames(this::isVariant, knowsAge))
                .forEach(name -> mistakes.add(
                        location,
                        "Fact `%s` is unknown; expected one of %s.",
                        name,
                        knowsAge ? known("%age") : known()));
        return compiled;
    }

    private boolean isVariant(FactName name) {
        return name.subject().equals(FactName.VARIANT) && variants.containsKey(name.property());
    }

    private List<String> known(String... others) {
        var axes = variants.keySet().stream().sorted().map(axis -> "%" + FactName.VARIANT + "." + axis);
        return Stream.concat(Arrays.stream(others), axes).toList();
    }

    private <T> Optional<T> compile(Expression source, String location, Compilation<T> compilation) {
        if (!FHIRPATH.equals(source.getLanguage()) || !source.hasExpression()) {
            mistakes.add(
                    location, "Language is `%s`; expected an expression in `text/fhirpath`.", source.getLanguage());
            return Optional.empty();
        }
        checkCodes(source.getExpression(), location);
        try {
            return Optional.of(compilation.of(source.getExpression()));
        } catch (BrokenExpression broken) {
            mistakes.add(
                    location,
                    "Expression `%s` is no FHIRPath: %s",
                    source.getExpression(),
                    String.valueOf(broken.getMessage()));
            return Optional.empty();
        }
    }

    /** A code that no variant has would never be met, and nobody would notice. */
    private void checkCodes(String text, String location) {
        var compared = VARIANT_CODE.matcher(text);
        while (compared.find()) {
            var codes = variants.get(compared.group("axis"));
            if (codes != null && !codes.contains(compared.group("code"))) {
                mistakes.add(
                        location,
                        "Axis `%s` has no variant `%s`; expected one of %s.",
                        compared.group("axis"),
                        compared.group("code"),
                        codes.stream().sorted().toList());
            }
        }
    }

    /** Parses one text. The engine's parser declares no narrower exception. */
    private interface Compilation<T> {
        T of(String text) throws BrokenExpression;
    }
}
