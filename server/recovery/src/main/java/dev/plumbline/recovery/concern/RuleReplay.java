package dev.plumbline.recovery.concern;

import dev.plumbline.recovery.fact.EvaluationPoint;
import dev.plumbline.recovery.fact.FactSheets;
import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.Act;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.record.RecoveryRecord;
import dev.plumbline.recovery.rule.Judgement;
import dev.plumbline.recovery.rule.Outcome;
import dev.plumbline.recovery.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges one rule at one look after another, as if each were now. */
public final class RuleReplay {

    /** By time; what was done at one moment in an order that does not depend on how it is kept. */
    private static final Comparator<Act> ACTS =
            Comparator.comparing(Act::at).thenComparing(act -> new TreeSet<>(act.covered()).toString());

    private static final Comparator<Concern> ORDER = Comparator.comparing(Concern::raised)
            .thenComparing(Concern::kind)
            .thenComparing(concern -> concern.evidence().get(0));

    private final RecoveryRecord record;
    private final Rule rule;
    private final FactSheets sheets;
    private final boolean needsReport;
    private final Recorder findings;
    private final Recorder failures;
    private @Nullable Judgement withoutReport;

    private RuleReplay(RecoveryRecord record, Rule rule, FactSheets sheets) {
        this.record = record;
        this.rule = rule;
        this.sheets = sheets;
        this.needsReport = rule.isAboutOneReport();
        this.findings = recorder(Kind.FINDING, rule.resolves().isPresent());
        this.failures = recorder(Kind.NOT_JUDGED, !rule.level().isUrgent());
    }

    /**
     * The concerns that the rule has raised in this recovery, in the order of their raising; at one moment by what opened them.
     *
     * @param points in order
     */
    public static List<Concern> replay(
            RecoveryRecord record, Rule rule, List<EvaluationPoint> points, FactSheets sheets) {
        var replay = new RuleReplay(record, rule, sheets);
        points.forEach(replay::judge);
        var concerns = new ArrayList<>(replay.findings.concerns());
        concerns.addAll(replay.failures.concerns());
        concerns.sort(ORDER);
        return concerns;
    }

    private Recorder recorder(Kind kind, boolean resolvable) {
        var acts = acts(kind);
        return resolvable ? new EpisodeRecorder(rule, kind, acts) : new StandingRecorder(rule, kind, acts);
    }

    private List<Act> acts(Kind kind) {
        return record.acts().stream()
                .filter(act -> act.rule().equals(rule.id()) && act.kind() == kind)
                .sorted(ACTS)
                .toList();
    }

    private void judge(EvaluationPoint point) {
        var facts = sheets.at(point, lastClosingBefore(point));
        var start = start(point, facts);
        findings.see(finding(point, start, facts));
        failures.see(failure(point, start));
    }

    /** What asks about one report only says the same at every look without one. */
    private Judgement start(EvaluationPoint point, Facts facts) {
        if (!needsReport || point.currentReport().isPresent()) {
            return Judgement.of(rule.start(), facts);
        }
        if (withoutReport == null) {
            withoutReport = Judgement.of(rule.start(), facts);
        }
        return withoutReport;
    }

    private EvaluationResult finding(EvaluationPoint point, Judgement start, Facts facts) {
        var evidence = evidence(point, start, record.ground());
        boolean holds = start.outcome() == Outcome.TRUE;
        return new EvaluationResult(point.at(), holds, isResolved(facts), evidence, () -> rule.explain(facts));
    }

    /** A condition that failed before it could say what it rests on rests on the report that was looked at. */
    private EvaluationResult failure(EvaluationPoint point, Judgement start) {
        var ground = point.currentReport().map(Report::source).orElse(record.ground());
        boolean failed = start.outcome() == Outcome.NOT_EVALUABLE;
        boolean decided = start.outcome() == Outcome.TRUE || start.outcome() == Outcome.FALSE;
        return new EvaluationResult(
                point.at(), failed, decided, evidence(point, start, ground), () -> failureText(start));
    }

    /** The report that is looked at comes first: a concern is opened by it, not by an older one beside it. */
    private static List<Evidence> evidence(EvaluationPoint point, Judgement start, Evidence ground) {
        var evidence = new LinkedHashSet<Evidence>();
        point.currentReport()
                .map(Report::source)
                .filter(start.evidence()::contains)
                .ifPresent(evidence::add);
        evidence.addAll(start.evidence());
        return evidence.isEmpty() ? List.of(ground) : List.copyOf(evidence);
    }

    /**
     * Readings up to a person's closing do not count in what the rule computes over several of them. Of an urgent rule
     * all count: there an act covers evidence, not time.
     */
    private Instant lastClosingBefore(EvaluationPoint point) {
        return acts(Kind.FINDING).stream()
                .filter(act -> !rule.level().isUrgent())
                .map(Act::at)
                .filter(at -> at.isBefore(point.at()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private boolean isResolved(Facts facts) {
        return rule.resolves()
                .map(stop -> Judgement.of(stop, facts).outcome() == Outcome.TRUE)
                .orElse(false);
    }

    private String failureText(Judgement start) {
        return "Rule `%s` (%s) could not be judged. %s"
                .formatted(rule.id(), rule.title(), String.join(" ", start.reasons()));
    }
}
