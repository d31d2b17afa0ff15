package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.plan.BaselineReader.Found;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Measure;
import dev.plumbline.careplan.template.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds the baseline of each measure: what the caller names, else what the record holds. */
final class Baselines {

    private static final Set<ObservationStatus> VALID =
            Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final String PARAMETER = "Parameters.parameter.where(name='baseline')";

    private final FhirStore store;
    private final Template template;
    private final BaselineReader reader;

    Baselines(FhirStore store, Template template) {
        this.store = store;
        this.template = template;
        this.reader = new BaselineReader(template);
    }

    /** One for each measure that has any; of several, those of one day among them, the median. */
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
            return Stream.of(stated(number));
        }
        var resource = ((BaselineInput.Document) input).resource();
        var readings = reader.in(resource)
                .map(reader::checked)
                .map(found -> baseline(found, resource))
                .toList();
        if (readings.isEmpty()) {
            reader.unread(resource).ifPresent(measure -> {
                throw reader.inconvertible(measure, "Observation.value");
            });
            throw new Refused(
                    PARAMETER + ".part.where(name='resource')",
                    "`%s` holds no reading of %s; expected a response to a form of this template or an Observation."
                            .formatted(resource.fhirType(), names()));
        }
        return readings.stream();
    }

    private Baseline stated(BaselineInput.Stated number) {
        var measure = template.measure(number.measure())
                .orElseThrow(() -> new Refused(
                        PARAMETER + ".part.where(name='measure')",
                        "Measure is `%s`; expected one of %s.".formatted(number.measure(), names())));
        var found = reader.stated(number.value(), measure, PARAMETER + ".part.where(name='value')");
        return new Baseline(measure.name(), reader.checked(found).value(), List.of());
    }

    private Baseline baseline(Found found, Resource resource) {
        return new Baseline(found.measure().name(), found.value(), source(resource));
    }

    /** Only what is stored can be pointed at. */
    private List<Reference> source(Resource resource) {
        var id = resource.getIdElement();
        return id.hasIdPart() && store.read(resource.getClass(), id.getIdPart()).isPresent()
                ? List.of(new Reference(References.to(resource)))
                : List.of();
    }

    /** What the record holds; a number on another scale is none of ours and stops nobody's plan. */
    private Stream<Baseline> recorded(String subject, Instant procedureEnd) {
        var codes = reader.measures()
                .flatMap(measure -> measure.concept().getCoding().stream())
                .toList();
        return store.observations(subject, codes).stream()
                .filter(observation -> VALID.contains(observation.getStatus()))
                .flatMap(observation -> reader.in(observation)
                        .filter(found -> isBefore(procedureEnd, found.measure(), observation))
                        .filter(reader::accepts)
                        .map(found -> baseline(found, observation)));
    }

    private static boolean isBefore(Instant procedureEnd, Measure measure, Observation observation) {
        if (!(observation.getEffective() instanceof DateTimeType time) || !time.hasValue()) {
            return false;
        }
        var at = time.getValue().toInstant();
        return !at.isAfter(procedureEnd) && !at.isBefore(procedureEnd.minus(Duration.ofDays(measure.baselineDays())));
    }

    private String names() {
        return reader.measures().map(Measure::name).sorted().toList().toString();
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
