package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.form.AcceptedAnswers;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.store.Numbers;
import dev.plumbline.careplan.template.Measure;
import dev.plumbline.careplan.template.Template;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;

/** Reads the template's measures out of an Observation or out of a response to one of its forms. */
final class BaselineReader {

    private final Template template;
    private final MeasuredValue numbers;

    BaselineReader(Template template) {
        this.template = template;
        this.numbers = new MeasuredValue(template);
    }

    /**
     * A number that stands in a resource.
     *
     * @param expression where it stands
     */
    record Found(Measure measure, BigDecimal value, String expression) {}

    /** Every number of a measure in it, whether or not it is one that the forms would accept. */
    Stream<Found> in(Resource resource) {
        if (resource instanceof Observation observation) {
            return reading(observation).stream();
        }
        return resource instanceof QuestionnaireResponse response ? answers(response) : Stream.empty();
    }

    Stream<Measure> measures() {
        return template.protocol().measures().keySet().stream().flatMap(name -> template.measure(name).stream());
    }

    /** Whether the forms would accept it; a measure that no form asks for takes any number. */
    boolean accepts(Found found) {
        return boundsOf(found.measure())
                .filter(bounds -> !bounds.accept(found.value()))
                .isEmpty();
    }

    /** The number, if the forms would accept it. */
    Found checked(Found found) {
        if (!accepts(found)) {
            throw new Refused(
                    found.expression(),
                    "Baseline of `%s` is %s; expected a number %s."
                            .formatted(
                                    found.measure().name(),
                                    found.value().toPlainString(),
                                    boundsOf(found.measure()).orElseThrow()));
        }
        return found;
    }

    private Optional<AcceptedAnswers.Bounds> boundsOf(Measure measure) {
        return template.itemFor(measure).map(item -> item.accepted().bounds());
    }

    private Optional<Found> reading(Observation observation) {
        return measures()
                .filter(measure -> measure.isMeantBy(observation.getCode().getCoding()))
                .findFirst()
                .flatMap(measure -> numbers.of(observation.getValue(), measure)
                        .map(value -> new Found(measure, value, "Observation.value")));
    }

    private Stream<Found> answers(QuestionnaireResponse response) {
        return template.form(String.valueOf(response.getQuestionnaire())).stream()
                .flatMap(form -> withChildren(response.getItem())
                        .flatMap(item -> form.item(item.getLinkId()).stream()
                                .flatMap(asked -> template.measureOf(asked).stream()
                                        .flatMap(measure -> answer(item, asked, measure).stream()))));
    }

    /** A whole number or a decimal is in the unit of its item, which is that of the measure. */
    private Optional<Found> answer(QuestionnaireResponseItemComponent item, FormItem asked, Measure measure) {
        var expression = "QuestionnaireResponse.item.where(linkId='%s')".formatted(item.getLinkId());
        var value = item.getAnswerFirstRep().getValue();
        boolean unitIsTheItems = asked.type() != QuestionnaireItemType.QUANTITY && !(value instanceof Quantity);
        var number = unitIsTheItems ? Numbers.of(value) : numbers.of(value, measure);
        return number.map(known -> new Found(measure, known, expression));
    }

    /** The number that a caller states, in the measure's unit. */
    Found stated(Quantity value, Measure measure, String expression) {
        boolean bare = value.hasValue() && !value.hasComparator() && !value.hasCode() && !value.hasUnit();
        var number = bare ? Optional.of(value.getValue()) : numbers.of(value, measure);
        return new Found(measure, number.orElseThrow(() -> inconvertible(measure, expression)), expression);
    }

    /** What is said of a number that is there, and that cannot be read in the measure's unit. */
    Refused inconvertible(Measure measure, String expression) {
        return new Refused(
                expression,
                "Baseline of `%s` has no unit that converts; expected a number in `%s` of UCUM."
                        .formatted(measure.name(), numbers.unitOf(measure).orElse("1")));
    }

    /** The measure of an Observation of which the number cannot be read. */
    Optional<Measure> unread(Resource resource) {
        return resource instanceof Observation observation
                        && in(resource).findAny().isEmpty()
                ? measures()
                        .filter(measure ->
                                measure.isMeantBy(observation.getCode().getCoding()))
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<QuestionnaireResponseItemComponent> withChildren(
            List<QuestionnaireResponseItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), withChildren(item.getItem())));
    }
}
