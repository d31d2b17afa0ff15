package dev.plumbline.careplan.simulation;

import dev.plumbline.careplan.template.Template;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was played with days that differ by one standard deviation.
 *
 * @param deviation that standard deviation
 * @param ordinary recoveries, by all rules
 * @param complicated by complication and phase of the schedule, by the trajectory rules
 */
record Scenario(double deviation, Tally ordinary, Map<Complication, Map<Phase, Detection>> complicated) {

    /** The trajectory rules of the clinical basis; TRJ-3 has its single reading as a rule of its own. */
    static final Set<String> TRAJECTORY = Set.of("TRJ-1", "TRJ-2", "TRJ-3", "TRJ-3S");

    /**
     * In which a complication begins: the rules can be no quicker than the check-ins. The first is the one that is held
     * against the clinical basis; all end so that the deadlines lie in the days that are played.
     *
     * @param title how often it asks
     */
    record Phase(String title, int first, int last) {

        static final List<Phase> ALL = List.of(
                new Phase("days 4–23 (daily, then three times a week)", 4, 23),
                new Phase("days 24–42 (soon weekly)", 24, 42),
                new Phase("days 43–76 (every 14 days)", 43, 76));
    }

    static Scenario play(Template template, Cohort cohort, Sizes sizes, double deviation) {
        var ordinary = Simulation.of(template, rule -> true).play(cohort.ordinary(sizes.ordinary()), deviation);
        var trajectory = Simulation.of(template, TRAJECTORY::contains);
        Map<Complication, Map<Phase, Detection>> complicated = new EnumMap<>(Complication.class);
        for (var complication : List.of(Complication.NEW_FRACTURE, Complication.SLOW_INFECTION)) {
            Map<Phase, Detection> phases = new LinkedHashMap<>();
            for (var phase : Phase.ALL) {
                var patients = cohort.complicated(complication, phase.first(), phase.last(), sizes.complicated());
                phases.put(phase, Detection.of(trajectory.play(patients, deviation), TRAJECTORY));
            }
            complicated.put(complication, phases);
        }
        return new Scenario(deviation, new Tally(ordinary), complicated);
    }

    Detection early(Complication complication) {
        return complicated.get(complication).get(Phase.ALL.get(0));
    }

    /**
     * How many patients are played.
     *
     * @param complicated of each complication in each phase
     */
    record Sizes(int ordinary, int complicated) {}
}
