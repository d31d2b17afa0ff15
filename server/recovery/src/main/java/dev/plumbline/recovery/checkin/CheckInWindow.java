package dev.plumbline.recovery.checkin;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/**
 * When one check-in may be answered.
 *
 * @param task the Task that asks for it
 * @param action the id of the template's action
 * @param form the form's canonical with its version
 * @param alsoAnsweredBy the forms, without version, whose reports answer it too
 * @param day the day of the recovery that it asks about
 * @param opens from when it may be answered, inclusive
 * @param due until when it is on time
 * @param closes from when it counts as missed, exclusive
 */
public record CheckInWindow(
        Evidence task,
        String action,
        String form,
        Set<String> alsoAnsweredBy,
        int day,
        Instant opens,
        Instant due,
        Instant closes) {

    /** By the moment of opening. */
    public static final Comparator<CheckInWindow> BY_OPENING =
            Comparator.comparing(CheckInWindow::opens).thenComparing(CheckInWindow::task);

    public CheckInWindow {
        requireNonNull(task);
        requireNonNull(action);
        requireNonNull(form);
        alsoAnsweredBy = Set.copyOf(alsoAnsweredBy);
        requireNonNull(opens);
        requireNonNull(due);
        requireNonNull(closes);
    }

    /** Whether the report is one to the form that is asked for, or to one that stands for it, whenever it is about. */
    public boolean isAnsweredBy(Report report) {
        return formWithoutVersion().equals(report.form()) || alsoAnsweredBy.contains(report.form());
    }

    /** Whether the report answers what is asked here, and is about a moment at which this is open. */
    boolean covers(Report report) {
        return isAnsweredBy(report)
                && !report.at().isBefore(opens)
                && report.at().isBefore(closes);
    }

    String formWithoutVersion() {
        int bar = form.indexOf('|');
        return bar < 0 ? form : form.substring(0, bar);
    }
}
