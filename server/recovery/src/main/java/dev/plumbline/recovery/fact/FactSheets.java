package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one recovery at its looks, each computed once for all rules that ask for it. For one thread. */
public final class FactSheets {

    private final Map<String, Direction> measures;
    private final Duration spacing;
    private final RecoveryRecord record;
    private final Map<Key, Facts> sheets = new HashMap<>();

    /**
     * @param measures the protocol's measures, each with the direction that is worse
     * @param spacing readings closer together than this count as one in a row
     */
    public FactSheets(Map<String, Direction> measures, Duration spacing, RecoveryRecord record) {
        this.measures = measures;
        this.spacing = spacing;
        this.record = record;
    }

    /**
     * The facts as they were at this look.
     *
     * @param since readings and missed check-ins up to this moment do not count in facts over several of them
     */
    public Facts at(EvaluationPoint point, Instant since) {
        return sheets.computeIfAbsent(
                new Key(point.at(), point.currentReport().map(Report::source).orElse(null), since),
                key -> new Facts(measures, spacing, record, point, since));
    }

    /** A report is known by its source: to compare all its answers would take longer than to compute the facts. */
    private record Key(Instant at, @Nullable Evidence report, Instant since) {}
}
