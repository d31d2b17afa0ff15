package dev.plumbline.recovery.concern;

import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.fact.Look;
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
public final class Looks {

    private final RecoveryRecord record;
    private final Instant now;

    public Looks(RecoveryRecord record, Instant now) {
        this.record = record;
        this.now = now;
    }

    /** The looks of one rule up to now, in order. */
    public List<Look> of(Rule rule) {
        var unreported = record.plan().map(plan -> unreported(plan, rule)).orElse(Stream.empty());
        return Stream.of(reports(rule), arrivals(rule), unreported)
                .flatMap(looks -> looks)
                .filter(look -> !look.at().isAfter(now))
                .filter(isJudged(rule))
                .sorted(Look.BY_TIME)
                .distinct()
                .toList();
    }

    private Stream<Look> reports(Rule rule) {
        return record.reports().stream()
                .filter(report -> report.complete() || rule.level().isUrgent())
                .map(Look::on);
    }

    private Stream<Look> arrivals(Rule rule) {
        return record.reports().stream()
                .filter(report -> rule.isAboutSilence())
                .filter(Report::complete)
                .map(Report::arrived)
                .map(Look::at);
    }

    private Stream<Look> unreported(Plan plan, Rule rule) {
        var windows = plan.windows();
        var closings = windows.inOrder().stream().map(CheckInWindow::closes);
        var days = rule.lookDays().stream().map(plan.calendar()::startOf);
        var baselines = plan.baselines().values().stream().map(Baseline::knownSince);
        var entries = rule.entryKinds().stream()
                .flatMap(kind -> record.health().of(kind).stream())
                .map(RecordEntry::from);
        return Stream.of(closings, days, baselines, entries, Stream.of(windows.askedFrom()))
                .flatMap(moments -> moments)
                .filter(moment -> !moment.isBefore(windows.askedFrom()))
                .map(Look::at);
    }

    /** Without a plan, and after its end, only urgent rules are judged. */
    private Predicate<Look> isJudged(Rule rule) {
        var until = record.plan().map(Plan::activeUntil).orElse(Instant.MIN);
        return look -> rule.level().isUrgent() || look.at().isBefore(until);
    }
}
