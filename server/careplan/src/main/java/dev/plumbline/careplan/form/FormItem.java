package dev.plumbline.careplan.form;

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
 * @param required whether a finished response must answer it, as long as it is asked
 * @param repeats whether it takes several answers
 * @param codes what it asks, in standard terms
 * @param accepted the answers that it accepts
 * @param shown when it is asked: every one of these holds, its own and those of the items around it
 * @param extraction what Observation its answer becomes; null for none
 * @param calculation what its answer is computed from; null where the patient answers
 */
public record FormItem(
        String linkId,
        QuestionnaireItemType type,
        boolean required,
        boolean repeats,
        List<Coding> codes,
        AcceptedAnswers accepted,
        List<EnableWhen> shown,
        @Nullable Extraction extraction,
        @Nullable CalculatedValue calculation) {

    public FormItem {
        codes = List.copyOf(codes);
        shown = List.copyOf(shown);
    }

    /** The unit of its number; of several that it accepts, the one in which rules see it. */
    public Optional<Coding> measuredIn() {
        return accepted.units().stream().findFirst();
    }

    public Optional<Extraction> extracted() {
        return Optional.ofNullable(extraction);
    }

    public Optional<CalculatedValue> calculated() {
        return Optional.ofNullable(calculation);
    }

    /**
     * The Observation that an answer becomes.
     *
     * @param categories of that Observation
     */
    public record Extraction(List<CodeableConcept> categories) {

        public Extraction {
            categories = List.copyOf(categories);
        }
    }
}
