package dev.plumbline.recovery.fact;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One moment at which the recovery is looked at.
 *
 * @param at the moment
 * @param report the report that is about this moment; null at the close of a check-in or the start of a day
 */
public record EvaluationPoint(Instant at, @Nullable Report report) {

    /** By time; at one moment what was reported comes before what was not. */
    public static final Comparator<EvaluationPoint> BY_TIME = Comparator.comparing(
                    (EvaluationPoint point) -> point.at())
            .thenComparing(
                    point -> point.currentReport().map(Report::source).orElse(null),
                    Comparator.nullsLast(Comparator.naturalOrder()));

    public EvaluationPoint {
        requireNonNull(at);
    }

    public static EvaluationPoint at(Instant moment) {
        return new EvaluationPoint(moment, null);
    }

    public static EvaluationPoint on(Report report) {
        return new EvaluationPoint(report.at(), report);
    }

    public Optional<Report> currentReport() {
        return Optional.ofNullable(report);
    }
}
