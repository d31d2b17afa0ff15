package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.recovery.reading.Answer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The Observations that a response's answers stand for, by the observation-based extraction of Structured Data Capture
 * (http://hl7.org/fhir/uv/sdc/extraction.html): finished responses only, one Observation for each answer of an item that
 * the form marks.
 */
public final class ExtractedObservations {

    private final Form form;

    /** Of responses to this form. */
    public ExtractedObservations(Form form) {
        this.form = form;
    }

    /**
     * What should be stored for this response: what is new, what has changed ({@code amended}), and what was withdrawn
     * ({@code entered-in-error}). An answer that is no longer there leaves its Observation as it is, unless the whole
     * response was withdrawn. Answers that contradict each other become none, as no rule can read them.
     *
     * @param stored the Observations derived from the response so far
     */
    public List<Observation> of(QuestionnaireResponse response, @Nullable Reference plan, List<Observation> stored) {
        if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
            return stored.stream().map(ExtractedObservations::withdrawn).toList();
        }
        boolean finished = response.getStatus() == QuestionnaireResponseStatus.COMPLETED
                || response.getStatus() == QuestionnaireResponseStatus.AMENDED;
        if (!finished) {
            return List.of();
        }
        Map<String, Observation> byId =
                stored.stream().collect(Collectors.toMap(Observation::getIdPart, Function.identity()));
        Map<String, Observation> extracted = new LinkedHashMap<>();
        extract(response, plan).forEach(observation -> extracted.putIfAbsent(observation.getIdPart(), observation));
        return extracted.values().stream()
                .map(observation -> amended(observation, Optional.ofNullable(byId.get(observation.getIdPart()))))
                .toList();
    }

    private Stream<Observation> extract(QuestionnaireResponse response, @Nullable Reference plan) {
        var given = GivenAnswers.of(form, response);
        return form.items().values().stream()
                .filter(asked -> asked.extracted().isPresent())
                .flatMap(asked -> readable(asked, given.getOrDefault(asked.linkId(), List.of()))
                        .flatMap(answer -> value(asked, answer).stream())
                        .map(value -> observation(response, asked, value, plan)));
    }

    /** The answers to an item; none where they contradict each other. */
    private static Stream<Type> readable(FormItem item, List<Type> answers) {
        return !answers.isEmpty() && AnswerReader.read(item, answers) instanceof Answer.Given
                ? answers.stream()
                : Stream.empty();
    }

    private static Observation observation(
            QuestionnaireResponse response, FormItem item, Type value, @Nullable Reference plan) {
        var observation = new Observation();
        observation.setId(Ids.of("observation", response.getIdElement().getIdPart(), item.linkId()));
        observation.addIdentifier(PlanIds.identifier(observation.getIdPart()));
        observation.setStatus(ObservationStatus.FINAL);
        item.extracted().ifPresent(extraction -> extraction.categories().forEach(observation::addCategory));
        observation.setCode(new CodeableConcept().setCoding(item.codes()));
        observation.setSubject(response.getSubject().copy());
        observation.setEncounter(response.getEncounter().copy());
        observation.setEffective(ReportTime.statement(response));
        observation.setIssued(response.getAuthored());
        performer(response).ifPresent(observation::addPerformer);
        observation.setValue(value);
        observation.addDerivedFrom(new Reference(References.to(response)));
        if (plan != null) {
            observation.addBasedOn(plan);
        }
        return observation;
    }

    private static Optional<Reference> performer(QuestionnaireResponse response) {
        return Stream.of(response.getAuthor(), response.getSource(), response.getSubject())
                .filter(Reference::hasReference)
                .map(Reference::copy)
                .findFirst();
    }

    /** The value that may stand in an Observation; empty where the answer is not what the item asks for. */
    private static Optional<Type> value(FormItem item, Type answer) {
        if (AnswerReader.read(item, answer) instanceof Answer.Unreadable) {
            return Optional.empty();
        }
        if (answer instanceof Quantity) {
            return Optional.of(answer);
        }
        return Optional.of(item.measuredIn()
                .<Type>map(unit -> new Quantity()
                        .setValue(new BigDecimal(answer.primitiveValue()))
                        .setUnit(unit.getDisplay())
                        .setSystem(unit.getSystem())
                        .setCode(unit.getCode()))
                .orElse(answer));
    }

    private static Observation amended(Observation extracted, Optional<Observation> stored) {
        boolean changed = stored.filter(before -> !extracted.getValue().equalsDeep(before.getValue())
                        || before.getStatus() != ObservationStatus.FINAL)
                .isPresent();
        return changed ? extracted.setStatus(ObservationStatus.AMENDED) : extracted;
    }

    private static Observation withdrawn(Observation stored) {
        return stored.copy().setStatus(ObservationStatus.ENTEREDINERROR);
    }
}
