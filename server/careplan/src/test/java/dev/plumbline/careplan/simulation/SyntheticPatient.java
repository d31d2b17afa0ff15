package dev.plumbline.careplan.simulation;

import dev.plumbline.recovery.reading.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A patient who never lived.
 *
 * @param dayZero the date of the procedure
 * @param course the true pain
 * @param noise what each day adds to it, from day 0 on, in units of its standard deviation
 * @param missed the days whose check-ins stay unanswered
 * @param incident what the patient says beside the pain, once
 */
record SyntheticPatient(LocalDate dayZero, Course course, List<Double> noise, Set<Integer> missed, Incident incident) {

    /** The number that the patient writes down on this day where days differ by this standard deviation: 0 to 10. */
    int painOn(int day, double deviation) {
        long pain = Math.round(course.on(day) + deviation * noise.get(day));
        return (int) Math.max(0, Math.min(10, pain));
    }

    SyntheticPatient with(Incident said) {
        return new SyntheticPatient(dayZero, course, noise, missed, said);
    }

    SyntheticPatient missing(Set<Integer> days) {
        return new SyntheticPatient(dayZero, course, noise, days, incident);
    }

    /**
     * What a patient says once.
     *
     * @param rule the rule that it must raise
     * @param day on which it is said, by a form that the patient opens unasked where no check-in is due
     * @param answers by item
     */
    record Incident(String rule, int day, Map<String, Answer> answers) {

        static final Incident NONE = new Incident("", -1, Map.of());
    }
}
