package dev.plumbline.careplan.simulation;

import static java.util.stream.Collectors.toCollection;

import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How often the rules of a template speak in a cohort.
 *
 * @param days that were played of each patient
 * @param concerns of each patient, all that have ever stood
 */
public record AlertBurden(Template template, int days, List<List<Concern>> concerns) {

    public AlertBurden {
        concerns = List.copyOf(concerns);
    }

    /** How many of 100 patients have at least one Flag of this rule. */
    public double patientsWith(String rule) {
        return percent(concern -> concern.rule().equals(rule) && concern.kind() == Kind.FINDING);
    }

    /** A table, one line a rule that spoke, and what must be known beside it. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%-16s %14s %24s".formatted("rule", "patients", "Flags per 100 days"));
        var spoke = concerns.stream()
                .flatMap(List::stream)
                .filter(concern -> concern.kind() == Kind.FINDING)
                .map(Concern::rule)
                .collect(toCollection(TreeSet::new));
        spoke.forEach(rule -> lines.add(line(rule, concern -> concern.rule().equals(rule))));
        lines.add(line("any", concern -> true));
        lines.add("silent: " + silent(spoke));
        long notJudged = concerns.stream()
                .flatMap(List::stream)
                .filter(concern -> concern.kind() == Kind.NOT_JUDGED)
                .count();
        lines.add("could not be judged: " + notJudged);
        return lines;
    }

    private String line(String name, Predicate<Concern> chosen) {
        Predicate<Concern> found = concern -> concern.kind() == Kind.FINDING && chosen.test(concern);
        long flags = concerns.stream().flatMap(List::stream).filter(found).count();
        return String.format(
                Locale.ROOT,
                "%-16s %13.1f%% %24.2f",
                name,
                percent(found),
                100.0 * flags / (concerns.size() * (double) days));
    }

    private double percent(Predicate<Concern> chosen) {
        return 100.0
                * concerns.stream().filter(all -> all.stream().anyMatch(chosen)).count()
                / concerns.size();
    }

    private String silent(Set<String> spoke) {
        var rest = template.protocol().rules().stream()
                .map(Rule::id)
                .filter(rule -> !spoke.contains(rule))
                .sorted()
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? "none" : rest;
    }
}
