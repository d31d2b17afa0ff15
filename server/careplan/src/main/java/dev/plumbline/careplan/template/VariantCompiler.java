package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.CodeList;
import dev.plumbline.careplan.content.CodeLists;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.Variant.Basis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;

/** Compiles the variants that a template declares. */
final class VariantCompiler {

    private static final Pattern AXIS = Pattern.compile("[A-Za-z]\\w*");
    private static final Map<String, Basis> BASES = Map.of("Procedure", Basis.PROCEDURE, "Condition", Basis.CONDITION);

    private final Content content;
    private final Mistakes mistakes;
    private final CodeLists lists;

    VariantCompiler(Content content, Mistakes mistakes, CodeLists lists) {
        this.content = content;
        this.mistakes = mistakes;
        this.lists = lists;
    }

    List<Variant> compile(PlanDefinition plan) {
        var declared = plan.getExtensionsByUrl(Canonicals.PLAN_VARIANT);
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < declared.size(); i++) {
            var location = "PlanDefinition.extension('%s')[%d]".formatted(Canonicals.PLAN_VARIANT, i);
            variant(declared.get(i), location).ifPresent(variant -> {
                checkAgainst(variants, variant, location);
                variants.add(variant);
            });
        }
        return variants;
    }

    private Optional<Variant> variant(Extension declared, String location) {
        var axis = mistakes.expect(
                part(declared, "axis")
                        .map(Type::primitiveValue)
                        .filter(name -> AXIS.matcher(name).matches()),
                location,
                "There is no `axis`; expected a name of letters and digits.");
        var coding = mistakes.expect(
                part(declared, "variant")
                        .filter(Coding.class::isInstance)
                        .map(Coding.class::cast)
                        .filter(Coding::hasCode),
                location,
                "There is no `variant`; expected a Coding.");
        var basis = mistakes.expect(
                part(declared, "basis").map(Type::primitiveValue).map(BASES::get),
                location,
                "There is no `basis`; expected `Procedure` or `Condition`.");
        var title = part(declared, "title").filter(StringType.class::isInstance).map(StringType.class::cast);
        boolean isDefault = part(declared, "default")
                .map(Type::primitiveValue)
                .filter("true"::equals)
                .isPresent();
        var criteria = declared.getExtensionsByUrl("criteria").stream()
                .map(list -> list.hasValue() ? list.getValue().primitiveValue() : "")
                .map(list -> codes(String.valueOf(list), location))
                .toList();
        return axis.flatMap(named -> coding.flatMap(
                code -> basis.map(known -> new Variant(named, code, title.orElse(null), known, isDefault, criteria))));
    }

    private CodeList codes(String canonical, String location) {
        return mistakes.expect(
                        content.find(ValueSet.class, canonical), location, "ValueSet `%s` is missing.", canonical)
                .map(lists::of)
                .orElseGet(() -> new CodeList(Set.of()));
    }

    private void checkAgainst(List<Variant> others, Variant variant, String location) {
        if (content.lacks(variant.coding())) {
            mistakes.add(
                    location,
                    "Code `%s` is not in `%s`.",
                    variant.code(),
                    variant.coding().getSystem());
        }
        var codes = new HashSet<String>();
        others.forEach(other -> codes.add(other.code()));
        if (codes.contains(variant.code())) {
            mistakes.add(location, "Variant `%s` is there twice; expected codes of its own for each.", variant.code());
        }
        boolean second = variant.isDefault()
                && others.stream()
                        .anyMatch(other -> other.isDefault() && other.axis().equals(variant.axis()));
        if (second) {
            mistakes.add(location, "Axis `%s` has two defaults; expected one at most.", variant.axis());
        }
        boolean mixed = others.stream()
                .filter(other -> other.axis().equals(variant.axis()))
                .anyMatch(other -> other.basis() != variant.basis());
        if (mixed) {
            mistakes.add(location, "Axis `%s` has two bases; expected one basis for all its variants.", variant.axis());
        }
    }

    private static Optional<Type> part(Extension declared, String name) {
        return Optional.ofNullable(declared.getExtensionByUrl(name)).map(Extension::getValue);
    }
}
