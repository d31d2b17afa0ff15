package dev.plumbline.recovery.checkin;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All check-ins that one plan asks for.
 *
 * @param inOrder in the order of opening
 * @param askedFrom when the plan was stored: what had closed by then was never asked
 * @param excused the Tasks that a person cancelled
 */
public record Windows(List<CheckInWindow> inOrder, Instant askedFrom, Set<Evidence> excused) {

    public Windows {
        inOrder = inOrder.stream().sorted(CheckInWindow.BY_OPENING).toList();
        requireNonNull(askedFrom);
        excused = Set.copyOf(excused);
    }

    /**
     * The same for a plan that was stopped: what would have opened later is gone, and what was open is excused unless
     * it was answered.
     */
    public Windows stoppedAt(Instant end) {
        var opened =
                inOrder.stream().filter(window -> window.opens().isBefore(end)).toList();
        var released =
                opened.stream().filter(window -> window.closes().isAfter(end)).map(CheckInWindow::task);
        return new Windows(
                opened, askedFrom, Stream.concat(excused.stream(), released).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the patient had a chance to answer: the window closed after the plan was stored. */
    boolean asks(CheckInWindow window) {
        return window.closes().isAfter(askedFrom);
    }

    /** The windows that the report falls into: of each form that it answers, the one that opened last. */
    Collection<CheckInWindow> lastOpenedFor(Report report) {
        Map<String, CheckInWindow> byForm = new TreeMap<>();
        inOrder.stream()
                .filter(window -> window.covers(report))
                .forEach(window -> byForm.put(window.formWithoutVersion(), window));
        return byForm.values();
    }

    /**
     * The check-ins that had closed by this moment without a sign of the patient: no report of any kind had arrived
     * since they opened. In the order of opening.
     *
     * @param since what closed up to here does not count
     */
    public List<CheckInWindow> silentAt(Instant moment, Collection<Report> reports, Instant since) {
        var lastSign = reports.stream()
                .filter(Report::isCheckIn)
                .filter(Report::complete)
                .map(Report::arrived)
                .filter(arrived -> !arrived.isAfter(moment))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return inOrder.stream()
                .filter(window -> !window.closes().isAfter(moment))
                .filter(window -> window.closes().isAfter(since))
                .filter(window -> window.opens().isAfter(lastSign))
                .filter(this::asks)
                .filter(window -> !excused.contains(window.task()))
                .toList();
    }
}
