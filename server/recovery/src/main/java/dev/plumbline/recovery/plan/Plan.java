package dev.plumbline.recovery.plan;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.checkin.Windows;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One patient's plan, as far as judging needs it.
 *
 * @param source the stored plan
 * @param calendar its days
 * @param procedureEnd when the procedure was over; the start of day 0 where only its date is known
 * @param activeUntil from when on only emergency and same-day rules are judged; {@link Instant#MAX} while it is active
 * @param windows its check-ins
 * @param paths by measure; a measure without a usable baseline has none
 * @param baselines by measure
 * @param dueDays the day from which each goal without a path must be met, by the goal's id
 * @param variants the code of the chosen variant, by axis; an axis that nobody has chosen on has none
 */
public record Plan(
        Evidence source,
        RecoveryCalendar calendar,
        Instant procedureEnd,
        Instant activeUntil,
        Windows windows,
        Map<String, ExpectedPath> paths,
        Map<String, Baseline> baselines,
        Map<String, Integer> dueDays,
        Map<String, String> variants) {

    public Plan {
        requireNonNull(source);
        requireNonNull(calendar);
        requireNonNull(procedureEnd);
        requireNonNull(activeUntil);
        requireNonNull(windows);
        paths = Map.copyOf(paths);
        baselines = Map.copyOf(baselines);
        dueDays = Map.copyOf(dueDays);
        variants = Map.copyOf(variants);
    }

    public Optional<ExpectedPath> path(String measure) {
        return Optional.ofNullable(paths.get(measure));
    }

    /** From which day on the goal without a path must be met; empty while the plan names none. */
    public Optional<Integer> dueDay(String goal) {
        return Optional.ofNullable(dueDays.get(goal));
    }

    public Optional<String> variant(String axis) {
        return Optional.ofNullable(variants.get(axis));
    }

    public Optional<Baseline> baseline(String measure) {
        return Optional.ofNullable(baselines.get(measure));
    }
}
