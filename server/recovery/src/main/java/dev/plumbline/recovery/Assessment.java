package dev.plumbline.recovery;

import dev.plumbline.recovery.checkin.CheckIns;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.goal.Standing;
import dev.plumbline.recovery.reading.Reading;
import java.util.List;
import java.util.Map;

/**
 * What a recovery record means at one moment.
 *
 * @param concerns all that have ever stood, each rule's in the order of their raising
 * @param goals the standing of each goal, by its id
 * @param checkIns what has become of each check-in
 * @param readings every reading of each measure, in the order of time
 */
public record Assessment(
        List<Concern> concerns, Map<String, Standing> goals, CheckIns checkIns, Map<String, List<Reading>> readings) {

    public Assessment {
        concerns = List.copyOf(concerns);
        goals = Map.copyOf(goals);
        readings = Map.copyOf(readings);
    }
}
