package dev.plumbline.plugin.plan;

import dev.plumbline.plugin.refusal.Refused;
import dev.plumbline.plugin.store.FhirStore;
import dev.plumbline.plugin.template.Measure;
import dev.plumbline.plugin.template.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds the baseline of each measure: what the caller names, else what the record holds. */
final class Baselines {

    private static final Set<ObservationStatus> VALID =
            Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final String PARAMETER = "Parameters.parameter.where(name='baseline')";

    private final FhirStore store;
    private final Template template;

    Baselines(FhirStore store, Template template) {
        this.store = store;
        this.template = template;
    }

    /** One for each measure that has any; the median of several. */
    List<Baseline> of(PlanRequest request, Instant procedureEnd) {
        var found = request.baselines().isEmpty()
                ? recorded(request.subject(), procedureEnd)
                : request.baselines().stream().flatMap(this::named);
        Map<String, List<Baseline>> byMeasure = new TreeMap<>();
        found.forEach(one -> byMeasure
                .computeIfAbsent(one.measure(), measure -> new ArrayList<>())
                .add(one));
        return byMeasure.values().stream().map(Baselines::median).toList();
    }

    private Stream<Baseline> named(BaselineInput input) {
        if (input instanceof BaselineInput.Stated number) {
            return Stream.of(new Baseline(checkedName(number), checked(number), List.of()));
        }
        var resource = ((BaselineInput.Document) input).resource();
        var readings = readings(resource).toList();
        if (readings.isEmpty()) {
            throw new Refused(
                    PARAMETER + ".part.where(name='resource')",
                    "`%s` holds no reading of %s; expected a response to a form of this template or an Observation."
                            .formatted(resource.fhirType(), names()));
        }
        return readings.stream();
    }

    private String checkedName(BaselineInput.Stated number) {
        return template.measure(number.measure())
                .map(Measure::name)
                .orElseThrow(() -> new Refused(
                        PARAMETER + ".part.where(name='measure')",
                        "Measure is `%s`; expected one of %s.".formatted(number.measure(), names())));
    }

    private BigDecimal checked(BaselineInput.Stated number) {
        return inBounds(number.measure(), number.value(), PARAMETER + ".part.where(name='value')");
    }

    private BigDecimal inBounds(String measure, BigDecimal value, String expression) {
        template.measure(measure)
                .flatMap(template::itemFor)
                .filter(item -> !item.bounds().accept(value))
                .ifPresent(item -> {
                    throw new Refused(
                            expression,
                            "Baseline of `%s` is %s; expected a number %s."
                                    .formatted(measure, value.toPlainString(), item.bounds()));
                });
        return value;
    }

    private Stream<Baseline> readings(Resource resource) {
        if (resource instanceof Observation observation) {
            return reading(observation).stream();
        }
        return resource instanceof QuestionnaireResponse response ? answers(response) : Stream.empty();
    }

    private Optional<Baseline> reading(Observation observation) {
        return measures()
                .filter(measure -> measure.isMeantBy(observation.getCode().getCoding()))
                .findFirst()
                .flatMap(measure -> number(observation)
                        .map(value -> new Baseline(
                                measure.name(),
                                inBounds(measure.name(), value, "Observation.value"),
                                source(observation))));
    }

    private static Optional<BigDecimal> number(Observation observation) {
        if (observation.getValue() instanceof Quantity quantity) {
            return Optional.ofNullable(quantity.getValue());
        }
        return observation.getValue() instanceof IntegerType whole
                ? Optional.of(BigDecimal.valueOf(whole.getValue()))
                : Optional.empty();
    }

    private Stream<Baseline> answers(QuestionnaireResponse response) {
        return template.form(String.valueOf(response.getQuestionnaire())).stream()
                .flatMap(form -> withChildren(response.getItem())
                        .flatMap(item -> form
                                .item(item.getLinkId())
                                .flatMap(template::measureOf)
                                .filter(measure -> item.getAnswerFirstRep().hasValueIntegerType()
                                        || item.getAnswerFirstRep().hasValueDecimalType())
                                .map(measure -> new Baseline(
                                        measure.name(),
                                        inBounds(
                                                measure.name(),
                                                new BigDecimal(item.getAnswerFirstRep()
                                                        .getValue()
                                                        .primitiveValue()),
                                                "QuestionnaireResponse.item.where(linkId='%s')"
                                                        .formatted(item.getLinkId())),
                                        source(response)))
                                .stream()));
    }

    private static Stream<QuestionnaireResponseItemComponent> withChildren(
            List<QuestionnaireResponseItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), withChildren(item.getItem())));
    }

    /** Only what is stored can be pointed at. */
    private List<Reference> source(Resource resource) {
        var id = resource.getIdElement();
        return id.hasIdPart() && store.read(resource.getClass(), id.getIdPart()).isPresent()
                ? List.of(new Reference(resource.fhirType() + "/" + id.getIdPart()))
                : List.of();
    }

    private Stream<Baseline> recorded(String subject, Instant procedureEnd) {
        var codes = measures()
                .flatMap(measure -> measure.concept().getCoding().stream())
                .toList();
        return store.observations(subject, codes).stream()
                .filter(observation -> VALID.contains(observation.getStatus()))
                .filter(observation -> measures()
                        .anyMatch(measure ->
                                measure.isMeantBy(observation.getCode().getCoding())
                                        && isBefore(procedureEnd, measure, observation)))
                .flatMap(observation -> reading(observation).stream());
    }

    private static boolean isBefore(Instant procedureEnd, Measure measure, Observation observation) {
        if (!(observation.getEffective() instanceof DateTimeType time) || !time.hasValue()) {
            return false;
        }
        var at = time.getValue().toInstant();
        return !at.isAfter(procedureEnd) && !at.isBefore(procedureEnd.minus(Duration.ofDays(measure.baselineDays())));
    }

    private Stream<Measure> measures() {
        return template.protocol().measures().keySet().stream().flatMap(name -> template.measure(name).stream());
    }

    private String names() {
        return template.protocol().measures().keySet().stream()
                .sorted()
                .toList()
                .toString();
    }

    private static Baseline median(List<Baseline> readings) {
        var values = readings.stream().map(Baseline::value).sorted().toList();
        int middle = values.size() / 2;
        var median = values.size() % 2 == 1
                ? values.get(middle)
                : values.get(middle - 1).add(values.get(middle)).divide(BigDecimal.valueOf(2), MathContext.DECIMAL32);
        var sources = readings.stream().flatMap(one -> one.sources().stream()).toList();
        return new Baseline(readings.get(0).measure(), median, sources);
    }
}
