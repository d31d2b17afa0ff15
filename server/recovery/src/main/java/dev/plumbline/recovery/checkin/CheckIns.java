package dev.plumbline.recovery.checkin;

import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.reading.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check-ins of one recovery, each with what has become of it, and the reports that answered none of them.
 *
 * @param scheduled in the order of opening
 * @param unscheduled finished reports that came of the patient's own accord or in addition to another, by arrival
 */
public record CheckIns(List<CheckIn> scheduled, List<Report> unscheduled) {

    public CheckIns {
        scheduled = List.copyOf(scheduled);
        unscheduled = List.copyOf(unscheduled);
    }

    /**
     * Matches reports to the check-ins that they answer. A report answers, of each form that it is or stands for, the
     * check-in that had opened last before the moment that the report is about; of two such reports the one that arrived
     * first.
     *
     * @param now what arrives later is not seen
     */
    public static CheckIns settle(Windows windows, Collection<Report> reports, Instant now) {
        Map<CheckInWindow, Report> answers = new HashMap<>();
        var unscheduled = new ArrayList<Report>();
        for (var report : finishedBy(now, reports)) {
            var answered = windows.lastOpenedFor(report).stream()
                    .filter(window -> !answers.containsKey(window))
                    .toList();
            answered.forEach(window -> answers.put(window, report));
            if (answered.isEmpty()) {
                unscheduled.add(report);
            }
        }
        var scheduled = windows.inOrder().stream()
                .map(window -> checkIn(window, answers.get(window), windows, now))
                .toList();
        return new CheckIns(scheduled, unscheduled);
    }

    /** The check-in that will open next, and the next ones of other forms that open less than a day after it. */
    public List<CheckIn> next() {
        var upcoming = scheduled.stream()
                .filter(checkIn -> checkIn.state() == State.UPCOMING)
                .toList();
        var forms = new HashSet<String>();
        return upcoming.stream()
                .filter(checkIn -> checkIn.window()
                        .opens()
                        .isBefore(upcoming.get(0).window().opens().plus(Duration.ofDays(1))))
                .filter(checkIn -> forms.add(checkIn.window().form()))
                .toList();
    }

    private static List<Report> finishedBy(Instant now, Collection<Report> reports) {
        return reports.stream()
                .filter(Report::isCheckIn)
                .filter(Report::complete)
                .filter(report -> !report.arrived().isAfter(now))
                .sorted(Report.BY_ARRIVAL)
                .toList();
    }

    private static CheckIn checkIn(CheckInWindow window, @Nullable Report answer, Windows windows, Instant now) {
        if (answer != null) {
            var late = !answer.arrived().isBefore(window.closes());
            return new CheckIn(window, late ? State.ANSWERED_LATE : State.ANSWERED, answer);
        }
        return new CheckIn(window, unanswered(window, windows, now), null);
    }

    private static State unanswered(CheckInWindow window, Windows windows, Instant now) {
        if (!windows.asks(window)) {
            return State.NOT_ASKED;
        }
        if (windows.excused().contains(window.task())) {
            return State.EXCUSED;
        }
        if (now.isBefore(window.opens())) {
            return State.UPCOMING;
        }
        return now.isBefore(window.closes()) ? State.OPEN : State.MISSED;
    }
}
