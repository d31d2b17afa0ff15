package dev.plumbline.careplan.simulation;

import static dev.plumbline.careplan.simulation.MarkdownTable.number;
import static dev.plumbline.careplan.simulation.MarkdownTable.rare;

import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What each rule costs in ordinary recoveries. */
final class RuleTable {

    private final List<Rule> rules;
    private final Tally calm;
    private final Tally noisy;
    private final Tally negligent;

    /**
     * A table of these rules, in their order.
     *
     * @param calm ordinary recoveries, SD 1.0
     * @param noisy the same, SD 1.3
     * @param negligent the same with missed check-ins, SD 1.0
     */
    RuleTable(List<Rule> rules, Tally calm, Tally noisy, Tally negligent) {
        this.rules = rules;
        this.calm = calm;
        this.noisy = noisy;
        this.negligent = negligent;
    }

    String text() {
        var table = new MarkdownTable(
                "Rule",
                "Urgency",
                "Responders, SD 1.0",
                "Non-responders, SD 1.0",
                "Responders, SD 1.3",
                "Non-responders, SD 1.3",
                "Flags in 100 patient-days, SD 1.0 / 1.3",
                "Patients with missed check-ins, SD 1.0",
                "their Flags in 100 patient-days");
        rules.stream()
                .filter(rule -> speaks(rule.id()))
                .forEach(rule -> row(table, rule.id() + " " + rule.title(), words(rule.level()), Set.of(rule.id())));
        row(table, "**any rule**", "", ids(Urgency.ROUTINE));
        row(table, "**any rule**", "prompt or sooner", ids(Urgency.PROMPT));
        row(table, "**any rule**", "same day or sooner", ids(Urgency.SAME_DAY));
        return table.toString();
    }

    /** The rules that raised no Flag in any of the three. */
    List<String> silent() {
        return rules.stream().map(Rule::id).filter(rule -> !speaks(rule)).toList();
    }

    private boolean speaks(String rule) {
        return Stream.of(calm, noisy, negligent).anyMatch(tally -> tally.flagged(Set.of(rule)) > 0);
    }

    private void row(MarkdownTable table, String title, String level, Set<String> ids) {
        table.row(
                title,
                level,
                rare(calm.responders().flagged(ids)),
                rare(calm.nonResponders().flagged(ids)),
                rare(noisy.responders().flagged(ids)),
                rare(noisy.nonResponders().flagged(ids)),
                number("%.3f", calm.flagsIn100Days(ids)) + " / " + number("%.3f", noisy.flagsIn100Days(ids)),
                rare(negligent.flagged(ids)),
                number("%.3f", negligent.flagsIn100Days(ids)));
    }

    /** The rules of this level and of those that are more urgent. */
    private Set<String> ids(Urgency least) {
        var levels = Arrays.asList(Urgency.values());
        var chosen = IntStream.rangeClosed(0, levels.indexOf(least))
                .mapToObj(levels::get)
                .collect(Collectors.toUnmodifiableSet());
        return rules.stream()
                .filter(rule -> chosen.contains(rule.level()))
                .map(Rule::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String words(Urgency level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
