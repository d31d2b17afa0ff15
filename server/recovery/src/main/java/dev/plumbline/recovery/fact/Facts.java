package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.plan.Baseline;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Reading;
import dev.plumbline.recovery.reading.Readings;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.reading.Value;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All facts of one recovery as they were at one look. What came after the look, and readings up to a person's last
 * closing of the rule's Flag, are not seen. Facts are computed when they are asked for, once.
 */
public final class Facts {

    private static final int MINUTES_PER_HOUR = 60;

    private final Map<String, Direction> measures;
    private final Duration spacing;
    private final RecoveryRecord record;
    private final EvaluationPoint point;
    private final Instant since;
    private final Map<FactName, Fact> known = new HashMap<>();
    private final Map<String, MeasureHistory> histories = new HashMap<>();

    /**
     * @param measures the protocol's measures, each with the direction that is worse
     * @param spacing readings closer together than this count as one in a row
     * @param since readings and missed check-ins up to this moment do not count in facts over several of them
     */
    public Facts(
            Map<String, Direction> measures,
            Duration spacing,
            RecoveryRecord record,
            EvaluationPoint point,
            Instant since) {
        this.measures = measures;
        this.spacing = spacing;
        this.record = record;
        this.point = point;
        this.since = since;
    }

    /** The fact of this name; <em>not yet</em> known where the name means nothing at this look. */
    public Fact of(FactName name) {
        var seen = known.get(name);
        if (seen != null) {
            return seen;
        }
        var found = find(name);
        known.put(name, found);
        return found;
    }

    public EvaluationPoint point() {
        return point;
    }

    private Fact find(FactName name) {
        return switch (name.subject()) {
            case FactName.DAY ->
                ofPlan(plan -> Fact.known(Value.of(plan.calendar().dayOf(point.at()))));
            case FactName.HOURS -> ofPlan(plan -> Fact.known(Value.of(hoursSince(plan.procedureEnd()))));
            case FactName.AGE -> ofPlan(this::age);
            case FactName.ANSWER ->
                point.currentReport()
                        .map(report -> ReportFact.of(report, AnswerTest.of(name.property())))
                        .orElseGet(Fact.NotYet::new);
            case FactName.LATEST ->
                ofPlan(plan -> AnswerFact.latest(answers(plan, name.property(), this::isBeforeTheLook)));
            case FactName.CHECK_INS ->
                SilenceFact.named(name.property())
                        .map(fact -> ofPlan(plan -> fact.apply(silence(plan))))
                        .orElseGet(Fact.NotYet::new);
            case FactName.MISSED -> ofPlan(plan -> SilenceFact.missed(silence(plan), name.property()));
            case FactName.VARIANT -> ofPlan(plan -> variant(plan, name.property()));
            default -> ofAnswers(name).or(() -> ofEntries(name)).orElseGet(() -> ofMeasure(name));
        };
    }

    private Optional<Fact> ofAnswers(FactName name) {
        return AnswerFact.named(name.subject())
                .map(fact -> ofPlan(plan ->
                        fact.apply(answers(plan, name.property(), this::isSeen).since(0))));
    }

    private Optional<Fact> ofEntries(FactName name) {
        return RecordFact.named(name.subject())
                .map(fact -> ofPlan(plan -> fact.apply(
                        new RecordHistory(record.health().of(name.property()), plan.calendar(), point.at()))));
    }

    /** Full years on the local date looked at. */
    private Fact age(Plan plan) {
        var calendar = plan.calendar();
        var today = calendar.dateOf(calendar.dayOf(point.at()));
        return record.health()
                .born()
                .map(born -> Fact.known(Value.of(ChronoUnit.YEARS.between(born, today))))
                .orElseGet(Fact.NotYet::new);
    }

    /** Whole hours that have passed. */
    private long hoursSince(Instant moment) {
        return Math.floorDiv(Duration.between(moment, point.at()).toMinutes(), MINUTES_PER_HOUR);
    }

    private Fact ofPlan(Function<Plan, Fact> question) {
        return record.plan().map(question).orElseGet(Fact.NotYet::new);
    }

    private Silence silence(Plan plan) {
        return new Silence(plan, record.reports(), point.at(), since);
    }

    private static Fact variant(Plan plan, String axis) {
        return plan.variant(axis).map(Value::of).map(Fact::known).orElseGet(Fact.NotYet::new);
    }

    private AnswerHistory answers(Plan plan, String test, Predicate<Report> counts) {
        var today = plan.calendar().dayOf(point.at());
        var reports = record.reports().stream().filter(counts).toList();
        return AnswerHistory.of(AnswerTest.of(test), reports, plan.calendar(), today);
    }

    private Fact ofMeasure(FactName name) {
        if (name.property().equals(ReportFact.NOW)) {
            return point.currentReport()
                    .map(report -> ReportFact.ofMeasure(report, name.subject()))
                    .orElseGet(Fact.NotYet::new);
        }
        return ofPlan(plan -> MeasureFact.named(name.property())
                .map(fact -> fact.apply(histories.computeIfAbsent(name.subject(), measure -> history(plan, measure))))
                .orElseGet(Fact.NotYet::new));
    }

    private MeasureHistory history(Plan plan, String measure) {
        var direction = measures.getOrDefault(measure, Direction.HIGHER_IS_WORSE);
        var baseline = plan.baseline(measure);
        boolean pathIsKnown = baseline.map(this::isKnown).orElse(true);
        return new MeasureHistory(
                direction,
                pathIsKnown ? plan.path(measure).orElse(null) : null,
                baselineValue(baseline),
                daily(plan, measure, direction),
                spacing,
                plan.calendar().dayOf(point.at()));
    }

    private @Nullable BigDecimal baselineValue(Optional<Baseline> baseline) {
        return baseline.filter(this::isKnown).map(Baseline::value).orElse(null);
    }

    private boolean isKnown(Baseline baseline) {
        return !baseline.knownSince().isAfter(point.at());
    }

    private List<Reading> daily(Plan plan, String measure, Direction direction) {
        return Readings.of(measure, seen(), plan.calendar()).worstOfEachDay(direction).stream()
                .filter(reading -> reading.day() >= 0)
                .toList();
    }

    private List<Report> seen() {
        return record.reports().stream().filter(this::isSeen).toList();
    }

    private boolean isSeen(Report report) {
        return isBeforeTheLook(report) && report.at().isAfter(since);
    }

    /** A person's closing covers no baseline: what was so before the procedure stays so. */
    private boolean isBeforeTheLook(Report report) {
        return !report.at().isAfter(point.at());
    }
}
