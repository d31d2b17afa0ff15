package dev.plumbline.recovery.reading;

import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.path.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one measure in the order of the moments that they are about.
 *
 * @param all every reading, also several of one day
 */
public record Readings(List<Reading> all) {

    public Readings {
        all = List.copyOf(all);
    }

    /** The readings of a measure in the finished reports; reports that do not hold a number are passed over. */
    public static Readings of(String measure, Collection<Report> reports, RecoveryCalendar calendar) {
        var found = new ArrayList<Reading>();
        reports.stream()
                .filter(Report::complete)
                .sorted(Report.BY_TIME)
                .forEach(report -> number(report.measures().get(measure))
                        .ifPresent(value -> found.add(
                                new Reading(report.at(), calendar.dayOf(report.at()), value, report.source()))));
        return new Readings(found);
    }

    /** The number in an answer, if it is one. */
    public static Optional<BigDecimal> number(@Nullable Answer answer) {
        return answer instanceof Answer.Given given && given.value() instanceof Value.Amount amount
                ? Optional.of(amount.value())
                : Optional.empty();
    }

    /** One reading for each day that has any: its worst, the earliest where several are as bad. */
    public List<Reading> worstOfEachDay(Direction direction) {
        Comparator<Reading> byBadness = Comparator.comparing(Reading::value, direction.fromBestToWorst());
        Map<Integer, Reading> worst = new TreeMap<>();
        for (var reading : all) {
            worst.merge(reading.day(), reading, (kept, next) -> byBadness.compare(next, kept) > 0 ? next : kept);
        }
        return List.copyOf(worst.values());
    }
}
