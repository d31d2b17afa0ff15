package dev.plumbline.careplan.simulation;

import java.util.Map;

/**
 * Patients who never lived and recover as the template expects, but for chance. What chance does is for its author to
 * describe; nothing of it comes from any study.
 *
 * @param patients how many, at least 1
 * @param seed equal seeds give equal patients
 * @param lastDay the last day that is played
 * @param missing the share of check-ins that stay unanswered, 0 to 1, of each patient alike
 * @param measures how each measure of the template goes, by its name; the items of others stay open
 */
public record MadeUpCohort(int patients, long seed, int lastDay, double missing, Map<String, Spread> measures) {

    public MadeUpCohort {
        measures = Map.copyOf(measures);
    }

    /**
     * How one measure differs between patients and days. All in the measure's unit, normally distributed.
     *
     * @param baseline the mean before the procedure
     * @param baselineSpread standard deviation of that between patients
     * @param spread standard deviation, between patients, of how far the whole course lies off the expected one
     * @param noise standard deviation between the days of one patient; days side by side resemble each other
     */
    public record Spread(double baseline, double baselineSpread, double spread, double noise) {}
}
