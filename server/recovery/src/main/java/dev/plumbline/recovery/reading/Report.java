package dev.plumbline.recovery.reading;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * One check-in of the patient, as it stands now.
 *
 * @param source the response
 * @param at the moment that it is about
 * @param arrived the moment when it was first stored complete (an unfinished one: first stored)
 * @param complete false while the patient is still filling it in
 * @param form the form that it answers, without version; empty for what somebody else has measured
 * @param answers by item
 * @param measures by measure, those that the form asks
 */
public record Report(
        Evidence source,
        Instant at,
        Instant arrived,
        boolean complete,
        String form,
        Map<String, Answer> answers,
        Map<String, Answer> measures) {

    /** By the moment that they are about. */
    public static final Comparator<Report> BY_TIME =
            Comparator.comparing(Report::at).thenComparing(Report::source);

    /** By the moment when they came in. */
    public static final Comparator<Report> BY_ARRIVAL =
            Comparator.comparing(Report::arrived).thenComparing(Report::source);

    public Report {
        requireNonNull(source);
        requireNonNull(at);
        requireNonNull(arrived);
        requireNonNull(form);
        answers = Map.copyOf(answers);
        measures = Map.copyOf(measures);
    }

    /** Whether the patient has been heard of in it. */
    public boolean isCheckIn() {
        return !form.isEmpty();
    }

    /** Of the source alone, which tells reports apart: the looks of all rules are compared again and again. */
    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
