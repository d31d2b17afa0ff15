package dev.plumbline.careplan.plan;

import static java.util.stream.Collectors.joining;

import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.Variant;
import dev.plumbline.careplan.template.Variant.Basis;
import dev.plumbline.careplan.template.Variants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Procedure;

/**
 * Picks a variant for each axis of a template: what the caller names, else what the record says. Specific codes of the
 * patient's whole record are asked before a general code of the procedure's own reasons: a fracture without a named cause
 * is followed as the template's default only where nothing else in the record names one.
 */
final class VariantPick {

    static final String VARIANT = "Parameters.parameter.where(name='variant')";

    private final PlanRequest request;
    private final Procedure procedure;
    private final Diagnoses diagnoses;

    VariantPick(FhirStore store, PlanRequest request, Procedure procedure) {
        this.request = request;
        this.procedure = procedure;
        this.diagnoses = new Diagnoses(store, request, procedure);
    }

    /**
     * The code of each, by axis.
     *
     * @throws Refused if the caller names one that is not there or two of one axis, or if the record does not say exactly
     *     one, with every axis that is unclear
     */
    Map<String, String> of(Variants variants) {
        checkNames(variants);
        var picked = new HashMap<String, String>();
        var refusals = new ArrayList<Refusal>();
        for (var axis : variants.axes()) {
            var choices = variants.of(axis);
            var named = choices.stream()
                    .filter(choice -> request.variants().contains(choice.code()))
                    .toList();
            if (named.size() > 1) {
                refusals.add(new Refusal(
                        VARIANT, "Axis `%s` is given %s; expected one of them.".formatted(axis, codes(named))));
            } else if (named.isEmpty()) {
                found(axis, choices, refusals).ifPresent(choice -> picked.put(axis, choice.code()));
            } else {
                picked.put(axis, named.get(0).code());
            }
        }
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
        return picked;
    }

    private void checkNames(Variants variants) {
        var unknown = request.variants().stream()
                .filter(code -> variants.named(code).isEmpty())
                .map(code -> new Refusal(
                        VARIANT, "Variant `%s` is unknown; expected one of %s.".formatted(code, codes(variants.all()))))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refused(unknown);
        }
    }

    /** Whether the codes of the procedure speak for any of these variants. */
    static boolean isMeantBy(Procedure procedure, List<Variant> variants) {
        return variants.stream()
                .filter(variant -> variant.basis() == Basis.PROCEDURE)
                .anyMatch(variant -> ranks(List.of(variant)).stream()
                        .anyMatch(rank -> variant.isMeantBy(procedure.getCode().getCoding(), rank)));
    }

    private Optional<Variant> found(String axis, List<Variant> choices, List<Refusal> refusals) {
        var places = places(choices.get(0).basis());
        for (int rank : ranks(choices)) {
            for (var place : places) {
                var codings = place.get();
                var fitting = choices.stream()
                        .filter(choice -> codings.stream().anyMatch(coded -> choice.isMeantBy(coded.codes(), rank)))
                        .toList();
                if (fitting.size() == 1) {
                    return Optional.of(fitting.get(0));
                }
                if (fitting.size() > 1) {
                    refusals.add(unclear(axis, choices, evidence(codings, fitting, rank)));
                    return Optional.empty();
                }
            }
        }
        var otherwise = choices.stream().filter(Variant::isDefault).findFirst();
        if (otherwise.isPresent()) {
            return otherwise;
        }
        refusals.add(unclear(axis, choices, "no code of %s is in a ValueSet of it".formatted(looked(places))));
        return Optional.empty();
    }

    private List<Supplier<List<Coded>>> places(Basis basis) {
        return basis == Basis.PROCEDURE
                ? List.of(() -> List.of(
                        new Coded(request.procedure(), procedure.getCode().getCoding())))
                : List.of(diagnoses::reasons, diagnoses::all);
    }

    private static List<Integer> ranks(List<Variant> choices) {
        int most = choices.stream()
                .mapToInt(choice -> choice.criteria().size())
                .max()
                .orElse(0);
        return IntStream.range(0, most).boxed().toList();
    }

    private static String evidence(List<Coded> codings, List<Variant> fitting, int rank) {
        return codings.stream()
                .flatMap(coded -> fitting.stream()
                        .filter(choice -> choice.isMeantBy(coded.codes(), rank))
                        .map(choice -> "`%s` means `%s`".formatted(coded.reference(), choice.code())))
                .distinct()
                .collect(joining(", "));
    }

    /** The resources whose codes were looked at, without what they say of the patient. */
    private String looked(List<Supplier<List<Coded>>> places) {
        var references = places.stream()
                .flatMap(place -> place.get().stream())
                .map(coded -> "`%s`".formatted(coded.reference()))
                .distinct()
                .collect(joining(", "));
        return references.isEmpty() ? "`%s` or of an active Condition".formatted(request.procedure()) : references;
    }

    private static Refusal unclear(String axis, List<Variant> choices, String why) {
        return new Refusal(
                VARIANT,
                "Axis `%s` is unclear: %s. Name one by the parameter `variant`: %s."
                        .formatted(axis, why, codes(choices)));
    }

    private static List<String> codes(List<Variant> variants) {
        return variants.stream().map(Variant::code).toList();
    }
}
