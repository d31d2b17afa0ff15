package dev.plumbline.recovery.concern;

import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.fact.EvaluationPoint;
import dev.plumbline.recovery.plan.Baseline;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.RecordEntry;
import dev.plumbline.recovery.record.RecoveryRecord;
import dev.plumbline.recovery.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When a rule is judged: at each report (a rule about silence at each arrival too), at the close of each check-in, when
 * the plan and its baselines came to be known, at the local start of the days that the rule names, and when an entry of
 * the health record for which it asks begins. Nowhere else, so that judging today never changes what a past moment said.
 */
public final class EvaluationPoints {

    private final RecoveryRecord record;
    private final Instant now;

    public EvaluationPoints(RecoveryRecord record, Instant now) {
        this.record = record;
        this.now = now;
    }

    /** The looks of one rule up to now, in order. */
    public List<EvaluationPoint> of(Rule rule) {
        var unreported = record.plan().map(plan -> unreported(plan, rule)).orElse(Stream.empty());
        return Stream.of(reports(rule), arrivals(rule), unreported)
                .flatMap(points -> points)
                .filter(point -> !point.at().isAfter(now))
                .filter(isJudged(rule))
                .sorted(EvaluationPoint.BY_TIME)
                .distinct()
                .toList();
    }

    private Stream<EvaluationPoint> reports(Rule rule) {
        return record.reports().stream()
                .filter(report -> report.complete() || rule.level().isUrgent())
                .map(EvaluationPoint::on);
    }

    private Stream<EvaluationPoint> arrivals(Rule rule) {
        return record.reports().stream()
                .filter(report -> rule.isAboutSilence())
                .filter(Report::complete)
                .map(Report::arrived)
                .map(EvaluationPoint::at);
    }

    private Stream<EvaluationPoint> unreported(Plan plan, Rule rule) {
        var windows = plan.windows();
        var closings = windows.inOrder().stream().map(CheckInWindow::closes);
        var days = rule.evaluationDays().stream().map(plan.calendar()::startOf);
        var baselines = plan.baselines().values().stream().map(Baseline::knownSince);
        var entries = rule.entryKinds().stream()
                .flatMap(kind -> record.health().of(kind).stream())
                .map(RecordEntry::from);
        return Stream.of(closings, days, baselines, entries, Stream.of(windows.askedFrom()))
                .flatMap(moments -> moments)
                .filter(moment -> !moment.isBefore(windows.askedFrom()))
                .map(EvaluationPoint::at);
    }

    /** Without a plan, and after its end, only urgent rules are judged. */
    private Predicate<EvaluationPoint> isJudged(Rule rule) {
        var until = record.plan().map(Plan::activeUntil).orElse(Instant.MIN);
        return point -> rule.level().isUrgent() || point.at().isBefore(until);
    }
}
