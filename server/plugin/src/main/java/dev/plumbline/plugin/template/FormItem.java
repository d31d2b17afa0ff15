package dev.plumbline.plugin.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param linkId its id in the form and the name by which rules ask for its answer
 * @param required whether a finished response must answer it; false for a question that is only asked on a condition
 * @param codes what it asks, in standard terms
 * @param bounds the numbers that it accepts
 * @param unit of a number; null if it has none
 * @param extracted whether its answer becomes an Observation
 * @param categories of that Observation
 */
public record FormItem(
        String linkId,
        QuestionnaireItemType type,
        boolean required,
        List<Coding> codes,
        Bounds bounds,
        @Nullable Coding unit,
        boolean extracted,
        List<CodeableConcept> categories) {

    public FormItem {
        codes = List.copyOf(codes);
        categories = List.copyOf(categories);
    }

    public Optional<Coding> measuredIn() {
        return Optional.ofNullable(unit);
    }

    /** The numbers that a question accepts, both ends included; null = without end. */
    public record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {

        public boolean accept(BigDecimal number) {
            return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
        }

        @Override
        public String toString() {
            return "from %s to %s".formatted(min == null ? "any" : min, max == null ? "any" : max);
        }
    }
}
