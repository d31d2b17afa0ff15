package dev.plumbline.recovery.fact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.plumbline.recovery.checkin.CheckIn;
import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.checkin.CheckIns;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What had been heard of a patient up to one moment, by arrival.
 *
 * @param at the moment
 * @param since what closed or came in up to here does not count
 */
record Silence(Plan plan, List<Report> reports, Instant at, Instant since) {

    private static final Set<State> ASKED = Set.of(State.ANSWERED, State.ANSWERED_LATE, State.MISSED);

    /** The check-ins that have closed without a sign of the patient since they opened, in the order of opening. */
    List<CheckInWindow> silent() {
        return plan.windows().silentAt(at, reports, since);
    }

    /**
     * The check-ins of those of this many latest days, from this one on, on which a check-in has closed and none was
     * answered. What asks about the same day counts once: a patient who has answered one of two forms has answered.
     */
    List<CheckInWindow> missedOfLast(int count, int sinceDay) {
        var days = List.copyOf(closedByDay(sinceDay).values());
        return days.subList(Math.max(0, days.size() - count), days.size()).stream()
                .filter(checkIns -> checkIns.stream().allMatch(checkIn -> checkIn.state() == State.MISSED))
                .flatMap(List::stream)
                .map(CheckIn::window)
                .toList();
    }

    private Map<Integer, List<CheckIn>> closedByDay(int sinceDay) {
        return closed(checkIn -> checkIn.window().day() >= sinceDay).stream()
                .collect(groupingBy(checkIn -> checkIn.window().day(), TreeMap::new, toList()));
    }

    /** The latest check-in of this action that has closed. */
    Optional<CheckIn> latestOf(String action) {
        return closed(checkIn -> checkIn.window().action().equals(action)).stream()
                .reduce((earlier, later) -> later);
    }

    /** Whether no report to its form has come in since it opened. */
    boolean isUnanswered(CheckIn checkIn) {
        return checkIn.state() == State.MISSED
                && reports.stream()
                        .filter(Report::complete)
                        .filter(report -> checkIn.window().isAnsweredBy(report))
                        .map(Report::arrived)
                        .noneMatch(arrived -> !arrived.isBefore(checkIn.window().opens()) && !arrived.isAfter(at));
    }

    /** Those that were asked and have closed, in the order of closing. */
    private List<CheckIn> closed(Predicate<CheckIn> wanted) {
        return CheckIns.settle(plan.windows(), reports, at).scheduled().stream()
                .filter(checkIn -> ASKED.contains(checkIn.state()))
                .filter(wanted)
                .filter(checkIn -> !checkIn.window().closes().isAfter(at))
                .filter(checkIn -> checkIn.window().closes().isAfter(since))
                .sorted(Comparator.comparing(checkIn -> checkIn.window().closes()))
                .toList();
    }

    /** Local days since the last finished report came in; before the first one, since the plan was stored. */
    int days() {
        var signs = reports.stream()
                .filter(Report::isCheckIn)
                .filter(Report::complete)
                .map(Report::arrived)
                .filter(arrived -> !arrived.isAfter(at));
        var last = Stream.concat(signs, Stream.of(plan.windows().askedFrom(), since))
                .filter(sign -> !sign.isAfter(at) && sign.isAfter(Instant.MIN))
                .max(Instant::compareTo)
                .orElse(at);
        return plan.calendar().dayOf(at) - plan.calendar().dayOf(last);
    }
}
