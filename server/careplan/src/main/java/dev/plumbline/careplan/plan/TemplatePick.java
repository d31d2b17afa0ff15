package dev.plumbline.careplan.plan;

import static java.util.stream.Collectors.joining;

import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Variant;
import dev.plumbline.careplan.template.Variant.Basis;
import dev.plumbline.careplan.template.Variants;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Procedure;

/** Picks the template of a procedure: the one that has a variant for it. */
final class TemplatePick {

    private final List<Template> templates;
    private final PlanRequest request;
    private final Procedure procedure;

    TemplatePick(List<Template> templates, PlanRequest request, Procedure procedure) {
        this.templates = templates;
        this.request = request;
        this.procedure = procedure;
    }

    /**
     * The template that has the procedure's variant that the caller names, else the one whose ValueSets have a code of the
     * procedure.
     *
     * @throws Refused if there is none or more than one, with all that can be named
     */
    Template pick() {
        var named = those(variants -> variants.all().stream()
                .filter(variant -> variant.basis() == Basis.PROCEDURE)
                .anyMatch(variant -> request.variants().contains(variant.code())));
        var found = named.isEmpty() ? those(variants -> VariantPick.isMeantBy(procedure, variants.all())) : named;
        if (found.size() != 1) {
            throw new Refused(
                    "Parameters.parameter.where(name='planDefinition')",
                    "%s for `%s`. Name one by the parameter `planDefinition`, or the procedure by `variant`: %s."
                            .formatted(
                                    found.isEmpty() ? "No template has a code" : "More than one template is",
                                    request.procedure(),
                                    choices(found.isEmpty() ? templates : found)));
        }
        return found.get(0);
    }

    private List<Template> those(Predicate<Variants> fit) {
        return templates.stream()
                .filter(template -> fit.test(template.variants()))
                .toList();
    }

    private static String choices(List<Template> templates) {
        return templates.stream()
                .map(template -> "`%s`%s".formatted(template.canonical(), procedures(template)))
                .collect(joining(", "));
    }

    private static String procedures(Template template) {
        var codes = template.variants().all().stream()
                .filter(variant -> variant.basis() == Basis.PROCEDURE)
                .map(Variant::code)
                .toList();
        return codes.isEmpty() ? "" : " " + codes;
    }
}
