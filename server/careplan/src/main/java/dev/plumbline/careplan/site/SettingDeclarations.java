package dev.plumbline.careplan.site;

import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.content.Sources;
import dev.plumbline.careplan.site.SettingBounds.Numeric;
import dev.plumbline.careplan.site.SettingBounds.Text;
import dev.plumbline.careplan.site.SiteSetting.Constraint;
import dev.plumbline.careplan.store.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Reads which settings the content declares: one parameter a setting, each part of it a property. */
final class SettingDeclarations {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*");
    private static final Set<String> PARTS =
            Set.of("default", "low", "high", "maxLength", "text", "citation", "constraint");

    private final Map<String, SiteSetting> declared = new TreeMap<>();
    private final List<Problem> problems;

    private SettingDeclarations(List<Problem> problems) {
        this.problems = problems;
    }

    /** Every setting by its name; what is wrong with one is added to the problems. */
    static Map<String, SiteSetting> in(List<ContentFile> files, List<Problem> problems) {
        var declarations = new SettingDeclarations(problems);
        files.forEach(file -> {
            if (file.resource() instanceof Parameters parameters) {
                parameters.getParameter().forEach(parameter -> declarations.add(parameter, file.path()));
            }
        });
        return declarations.declared;
    }

    private void add(ParametersParameterComponent parameter, String file) {
        var mistakes = new Mistakes(problems, file);
        var name = String.valueOf(parameter.getName());
        var place = SiteSetting.placeOf(name);
        if (!NAME.matcher(name).matches()) {
            mistakes.add(place, "Name is `%s`; expected letters and digits, joined by dots or hyphens.", name);
        }
        parameter.getPart().stream()
                .map(ParametersParameterComponent::getName)
                .filter(part -> !PARTS.contains(part))
                .forEach(part -> mistakes.add(place, "Part `%s` is unknown.", part));
        var citations = values(parameter, "citation", StringType.class).map(StringType::getValue);
        if (citations.noneMatch(Sources::saysItsEvidence)) {
            mistakes.add(place, "It cites no source; expected a citation that ends in its evidence, F, R or D.");
        }
        var setting = setting(parameter, file, mistakes);
        setting.filter(known -> declared.put(name, known) != null)
                .ifPresent(again -> mistakes.add(place, "It is declared twice; expected once."));
    }

    private static Optional<SiteSetting> setting(
            ParametersParameterComponent parameter, String file, Mistakes mistakes) {
        var name = String.valueOf(parameter.getName());
        var place = SiteSetting.placeOf(name);
        var text = mistakes.expect(
                values(parameter, "text", StringType.class).findFirst(),
                place,
                "It has no text; expected words that say what a site sets.");
        var bounds = mistakes.expect(
                bounds(parameter),
                place,
                "It has no bounds; expected a default that is a number with `low` and `high`, or a text with"
                        + " `maxLength`.");
        var shipped = bounds.flatMap(known -> mistakes.expect(
                values(parameter, "default", Type.class)
                        .findFirst()
                        .flatMap(value -> known.read(value.primitiveValue())),
                place,
                "Its default is out of bounds; expected %s.",
                known));
        var constraints = values(parameter, "constraint", Expression.class)
                .map(source -> new Constraint(source.getDescription(), source.getExpression()))
                .toList();
        return text.flatMap(words -> bounds.flatMap(known ->
                shipped.map(value -> new SiteSetting(file, name, value, known, words.getValue(), constraints))));
    }

    private static Optional<SettingBounds> bounds(ParametersParameterComponent parameter) {
        var value = values(parameter, "default", Type.class).findFirst();
        if (value.filter(StringType.class::isInstance).isPresent()) {
            return values(parameter, "maxLength", IntegerType.class)
                    .findFirst()
                    .map(length -> new Text(length.getValue()));
        }
        var low = number(parameter, "low");
        var high = number(parameter, "high");
        return value.filter(known -> known instanceof IntegerType || known instanceof DecimalType)
                .flatMap(known ->
                        low.flatMap(least -> high.map(most -> new Numeric(known instanceof IntegerType, least, most))));
    }

    private static Optional<BigDecimal> number(ParametersParameterComponent parameter, String part) {
        return values(parameter, part, Type.class)
                .filter(value -> value instanceof IntegerType || value instanceof DecimalType)
                .flatMap(value -> Numbers.of(value).stream())
                .findFirst();
    }

    private static <T extends Type> Stream<T> values(
            ParametersParameterComponent parameter, String part, Class<T> type) {
        return parameter.getPart().stream()
                .filter(known -> part.equals(known.getName()))
                .map(ParametersParameterComponent::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
