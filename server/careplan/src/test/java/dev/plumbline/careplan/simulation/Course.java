package dev.plumbline.careplan.simulation;

import java.util.Map;
import java.util.TreeMap;

/**
 * The true pain of one patient, without the noise of a day. 0 to 10.
 *
 * @param baseline before the procedure; 4 to 10
 * @param deviation how far this patient's pain will lie above (below: negative) the mean course
 * @param complication that befalls the patient
 * @param onset the day on which it begins
 */
record Course(int baseline, double deviation, Complication complication, int onset) {

    /**
     * Day and share of the baseline: the n-weighted means of the trials (the fit of the clinical basis). The trials
     * have no evening of day 0: relief is taken to come evenly over the 33 hours from the procedure at 9:00 to the check-in
     * of day 1 at 18:00, of which 9 have passed.
     */
    private static final TreeMap<Integer, Double> MEAN =
            new TreeMap<>(Map.of(0, 1 - 0.45 * 9 / 33, 1, 0.55, 3, 0.55, 30, 0.47, 365, 0.34));

    /** Patients drift apart evenly up to this day. */
    private static final int APART = 3;

    /** The line between a recovery and none, on day 42 (clinical basis). */
    private static final int JUDGED_ON = 42;

    /** On this day, 0 to 365. */
    double on(int day) {
        return day < onset ? ordinaryOn(day) : scaled(ordinaryOn(day) + complication.added(day - onset));
    }

    /** Whether the procedure has helped: a patient to whom nothing but a complication gives a reason for a Flag. */
    boolean isResponder() {
        double pain = ordinaryOn(JUDGED_ON);
        return pain <= 0.7 * baseline && pain < 4.5;
    }

    private double ordinaryOn(int day) {
        return scaled(mean(day) * baseline + deviation * Math.min(1, (double) day / APART));
    }

    private static double mean(int day) {
        var before = MEAN.floorEntry(day);
        var after = MEAN.ceilingEntry(day);
        int span = after.getKey() - before.getKey();
        double gone = span == 0 ? 0 : (double) (day - before.getKey()) / span;
        return before.getValue() + gone * (after.getValue() - before.getValue());
    }

    private static double scaled(double pain) {
        return Math.max(0, Math.min(10, pain));
    }
}
