package dev.plumbline.careplan.simulation;

import dev.plumbline.careplan.fixture.ShippedRecovery;
import dev.plumbline.careplan.simulation.SyntheticPatient.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws patients as the clinical basis describes them. */
final class Cohort {

    /** The last day that is played. */
    static final int LAST_DAY = 90;

    private static final double BASELINE_MEAN = 7.6;
    private static final double BASELINE_SPREAD = 1.6;
    private static final double SPREAD = 2.2;
    private static final double AUTOCORRELATION = 0.3;

    /** Assumption: each patient misses a share of the check-ins of his own, up to this; the mean is half of it. */
    private static final double MISSED_AT_MOST = 0.3;

    /** Assumption: the share of patients who stop answering for good, each on a day as likely as any other. */
    private static final double GIVES_UP = 0.05;

    private final long seed;

    Cohort(long seed) {
        this.seed = seed;
    }

    /** Recoveries without complication. */
    List<SyntheticPatient> ordinary(int size) {
        return complicated(Complication.NONE, LAST_DAY, LAST_DAY, size);
    }

    /** Ordinary recoveries up to a day between these, both included, on which the complication begins. */
    List<SyntheticPatient> complicated(Complication complication, int first, int last, int size) {
        long group = seed + 1_000_003L * complication.name().hashCode() + 1_009L * first;
        return IntStream.range(0, size)
                .mapToObj(number -> patient(complication, first, last, new Draws(group, number)))
                .toList();
    }

    /** Ordinary recoveries of which some check-ins are missing. */
    List<SyntheticPatient> negligent(int size) {
        var patients = ordinary(size);
        return IntStream.range(0, size)
                .mapToObj(number -> patients.get(number).missing(missed(new Draws(~seed, number))))
                .toList();
    }

    /** Ordinary recoveries in which the patient says yes to a question once: each of these answers as often. */
    List<SyntheticPatient> alarmed(int size, List<UrgentAnswer> answers) {
        var patients = ordinary(size);
        return IntStream.range(0, size)
                .mapToObj(number -> {
                    var answer = answers.get(number % answers.size());
                    int day = new Draws(seed ^ size, number).between(1, LAST_DAY);
                    return patients.get(number).with(new Incident(answer.rule(), day, answer.answers()));
                })
                .toList();
    }

    private static SyntheticPatient patient(Complication complication, int first, int last, Draws draws) {
        long baseline = Math.round(BASELINE_MEAN + BASELINE_SPREAD * draws.gaussian());
        var course = new Course(
                (int) Math.max(4, Math.min(10, baseline)),
                SPREAD * draws.gaussian(),
                complication,
                draws.between(first, last));
        // Procedures are done from Monday to Friday.
        var dayZero = ShippedRecovery.CALENDAR.dayZero().plusDays(draws.between(0, 4));
        return new SyntheticPatient(dayZero, course, noise(draws), Set.of(), Incident.NONE);
    }

    /** Days side by side resemble each other. */
    private static List<Double> noise(Draws draws) {
        var noise = new ArrayList<Double>();
        double today = draws.gaussian();
        for (int day = 0; day <= LAST_DAY; day++) {
            noise.add(today);
            today = AUTOCORRELATION * today + Math.sqrt(1 - AUTOCORRELATION * AUTOCORRELATION) * draws.gaussian();
        }
        return List.copyOf(noise);
    }

    private static Set<Integer> missed(Draws draws) {
        double share = MISSED_AT_MOST * draws.uniform();
        int givesUpOn = draws.uniform() < GIVES_UP ? draws.between(1, LAST_DAY) : LAST_DAY + 1;
        return IntStream.rangeClosed(0, LAST_DAY)
                .filter(day -> draws.uniform() < share || day >= givesUpOn)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }
}
