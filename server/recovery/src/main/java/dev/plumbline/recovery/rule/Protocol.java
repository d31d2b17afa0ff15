package dev.plumbline.recovery.rule;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.path.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a template says about judging: its measures, its rules, and how far apart readings must be to count as two.
 *
 * @param measures every measure that it follows, with the direction that is worse
 * @param goals the measure that each goal with a path is about, by the goal's id
 * @param conditions what meets each goal without a path, by the goal's id
 * @param rules in the template's order
 * @param readingSpacing readings closer together than this count as one in a row
 */
public record Protocol(
        Map<String, Direction> measures,
        Map<String, String> goals,
        Map<String, Condition> conditions,
        List<Rule> rules,
        Duration readingSpacing) {

    public Protocol {
        measures = Map.copyOf(measures);
        goals = Map.copyOf(goals);
        conditions = Map.copyOf(conditions);
        rules = List.copyOf(rules);
        requireNonNull(readingSpacing);
    }
}
