package dev.plumbline.careplan.simulation;

import static dev.plumbline.careplan.simulation.MarkdownTable.percent;

import dev.plumbline.careplan.simulation.Scenario.Phase;
import java.util.List;

/** The table of the clinical basis, its own figures beside those of the engine. */
final class BasisTable {

    private final Scenario calm;
    private final Scenario noisy;
    private final MarkdownTable table = new MarkdownTable(
            "", "SD 1.0: clinical basis", "SD 1.0: engine", "SD 1.3: clinical basis", "SD 1.3: engine");

    private BasisTable(Scenario calm, Scenario noisy) {
        this.calm = calm;
        this.noisy = noisy;
    }

    /** The cells of both variants of noise. */
    static String of(Scenario calm, Scenario noisy) {
        return new BasisTable(calm, noisy).text();
    }

    private String text() {
        table.row(
                "responders with any TRJ-1..3 Flag in 90 days",
                "11%",
                percent(calm.ordinary().responders().flagged(Scenario.TRAJECTORY)),
                "25%",
                percent(noisy.ordinary().responders().flagged(Scenario.TRAJECTORY)));
        table.row(
                "non-responders with one",
                "85%",
                percent(calm.ordinary().nonResponders().flagged(Scenario.TRAJECTORY)),
                "90%",
                percent(noisy.ordinary().nonResponders().flagged(Scenario.TRAJECTORY)));
        detection(Complication.NEW_FRACTURE, "96%; 1 d", "93%; 1 d");
        detection(Complication.SLOW_INFECTION, "77%; 10 d", "78%; 9 d");
        return table.toString();
    }

    private void detection(Complication complication, String calmBasis, String noisyBasis) {
        table.row(
                "%s: flagged within %d days; median delay".formatted(complication.title(), complication.deadline()),
                calmBasis,
                cell(calm.early(complication)),
                noisyBasis,
                cell(noisy.early(complication)));
    }

    /** The same by the phase of the schedule in which the complication begins. */
    static String phases(Scenario calm, Scenario noisy) {
        var table =
                new MarkdownTable("complication", "begins on", "SD 1.0", "SD 1.3", "left out: flagged before (SD 1.0)");
        for (var complication : List.of(Complication.NEW_FRACTURE, Complication.SLOW_INFECTION)) {
            for (var phase : Phase.ALL) {
                var seen = calm.complicated().get(complication).get(phase);
                table.row(
                        "%s, within %d days".formatted(complication.title(), complication.deadline()),
                        phase.title(),
                        cell(seen),
                        cell(noisy.complicated().get(complication).get(phase)),
                        percent(seen.alreadyFlagged()));
            }
        }
        return table.toString();
    }

    private static String cell(Detection seen) {
        var median = seen.medianDelay().isPresent()
                ? "%d d".formatted(seen.medianDelay().getAsInt())
                : "not in half of them";
        return percent(seen.inTime()) + "; " + median;
    }
}
