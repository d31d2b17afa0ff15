package dev.plumbline.careplan.simulation;

import static dev.plumbline.careplan.simulation.MarkdownTable.number;
import static dev.plumbline.careplan.simulation.MarkdownTable.percent;

import dev.plumbline.careplan.simulation.Story.Raised;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What becomes of an alarming answer. */
final class EmergencyTable {

    private EmergencyTable() {}

    /** A row for each answer, and one for all. */
    static String of(Tally alarmed, List<UrgentAnswer> answers) {
        var table = new MarkdownTable(
                "Rule", "Answer", "Patients", "Flag on the same day", "other Flags that day", "other Flags to day 90");
        for (var answer : answers) {
            var items = String.join(
                    ", ", answer.answers().keySet().stream().sorted().toList());
            row(table, answer.rule(), items, alarmed.of(story -> isOf(story, answer.rule())));
        }
        row(table, "**all**", "", alarmed);
        return table.toString();
    }

    /** Whether a Flag of the answer's own rule rests on the answer on its day: a new one, or one that stood already. */
    static boolean isFlaggedSameDay(Story story) {
        var incident = story.patient().incident();
        return story.of(Set.of(incident.rule()))
                .anyMatch(flag -> flag.from() <= incident.day() && flag.restsOn(incident.day()));
    }

    private static boolean isOf(Story story, String rule) {
        return story.patient().incident().rule().equals(rule);
    }

    private static void row(MarkdownTable table, String rule, String items, Tally tally) {
        table.row(
                rule,
                items,
                Integer.toString(tally.patients()),
                percent(tally.percent(EmergencyTable::isFlaggedSameDay)),
                number(
                        "%.2f each",
                        others(
                                tally,
                                story -> flag -> flag.from()
                                        == story.patient().incident().day())),
                number("%.2f each", others(tally, story -> flag -> true)));
    }

    private static double others(Tally tally, Function<Story, Predicate<Raised>> which) {
        long flags = tally.stories().stream()
                .mapToLong(story -> story.flags().stream()
                        .filter(flag ->
                                !flag.rule().equals(story.patient().incident().rule()))
                        .filter(which.apply(story))
                        .count())
                .sum();
        return (double) flags / tally.patients();
    }
}
