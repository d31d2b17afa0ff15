package dev.plumbline.careplan.author;

import dev.plumbline.careplan.simulation.MadeUpCohort;
import dev.plumbline.careplan.simulation.MadeUpCohort.Spread;
import java.math.BigDecimal;
import java.util.LinkedHashMap;

/** Reads the cohort that a story describes. */
final class StoryCohort {

    private static final int MOST_PATIENTS = 100_000;
    private static final int MOST_DAYS = 3660;

    private StoryCohort() {}

    static MadeUpCohort read(YamlMap cohort) {
        cohort.expectOnly("patients", "seed", "days", "missing", "measures");
        var measures = new LinkedHashMap<String, Spread>();
        var written = cohort.map("measures");
        written.keys().forEach(measure -> measures.put(measure, spread(written.map(measure))));
        return new MadeUpCohort(
                (int) cohort.number("patients", 1, MOST_PATIENTS),
                cohort.has("seed") ? (long) cohort.number("seed", 0, Integer.MAX_VALUE) : 0,
                (int) cohort.number("days", 1, MOST_DAYS),
                cohort.has("missing") ? cohort.number("missing", 0, 1) : 0,
                measures);
    }

    private static Spread spread(YamlMap measure) {
        measure.expectOnly("baseline", "baseline-spread", "spread", "noise");
        return new Spread(
                measure.numbers(measure.keys().stream())
                        .getOrDefault("baseline", BigDecimal.ZERO)
                        .doubleValue(),
                deviation(measure, "baseline-spread"),
                deviation(measure, "spread"),
                deviation(measure, "noise"));
    }

    private static double deviation(YamlMap measure, String key) {
        return measure.has(key) ? measure.number(key, 0, Integer.MAX_VALUE) : 0;
    }
}
