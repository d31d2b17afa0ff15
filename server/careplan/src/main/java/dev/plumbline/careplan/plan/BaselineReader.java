package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.form.AcceptedAnswers;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.store.Numbers;
import dev.plumbline.careplan.template.Measure;
import dev.plumbline.careplan.template.Template;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;

/** Reads the template's measures out of an Observation or out of a response to one of its forms. */
final class BaselineReader {

    private final Template template;

    BaselineReader(Template template) {
        this.template = template;
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
                .flatMap(measure -> Numbers.of(observation.getValue())
                        .map(value -> new Found(measure, value, "Observation.value")));
    }

    private Stream<Found> answers(QuestionnaireResponse response) {
        return template.form(String.valueOf(response.getQuestionnaire())).stream()
                .flatMap(form -> withChildren(response.getItem())
                        .flatMap(item -> form.item(item.getLinkId()).flatMap(template::measureOf).stream()
                                .flatMap(measure -> answer(item, measure).stream())));
    }

    private static Optional<Found> answer(QuestionnaireResponseItemComponent item, Measure measure) {
        var expression = "QuestionnaireResponse.item.where(linkId='%s')".formatted(item.getLinkId());
        return Numbers.of(item.getAnswerFirstRep().getValue()).map(value -> new Found(measure, value, expression));
    }

    private static Stream<QuestionnaireResponseItemComponent> withChildren(
            List<QuestionnaireResponseItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), withChildren(item.getItem())));
    }
}
