package dev.plumbline.recovery.rule;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.fact.Facts;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One concern that a template watches for.
 *
 * @param id its id in the template, {@code TRJ-1}
 * @param title what it finds, in a few words
 * @param level how soon a person must act on it
 * @param start raises it
 * @param stop resolves it; null = only a person closes it, and always so for urgent rules
 * @param explanation says why it stands
 * @param evaluationDays days at whose local start it is judged too
 * @param goals ids of the template's goals that it speaks about
 */
public record Rule(
        String id,
        String title,
        Urgency level,
        Condition start,
        @Nullable Condition stop,
        Explanation explanation,
        Set<Integer> evaluationDays,
        Set<String> goals) {

    public Rule {
        requireNonNull(id);
        requireNonNull(title);
        requireNonNull(level);
        requireNonNull(start);
        requireNonNull(explanation);
        evaluationDays = Set.copyOf(evaluationDays);
        goals = Set.copyOf(goals);
        if (level.isUrgent() && stop != null) {
            throw new IllegalArgumentException(
                    "Rule `%s` is %s and has a stop condition; expected none, because only a person closes it."
                            .formatted(id, level));
        }
    }

    public Optional<Condition> resolves() {
        return Optional.ofNullable(stop);
    }

    /** Whether it asks for check-ins, whose silence is judged by what had arrived. */
    public boolean isAboutSilence() {
        return names().anyMatch(FactName::isAboutSilence);
    }

    /** The kinds of entries of the health record that it asks for. */
    public Set<String> entryKinds() {
        return names().filter(FactName::isAboutEntries).map(FactName::property).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<FactName> names() {
        return Stream.concat(Stream.of(start), resolves().stream()).flatMap(condition -> condition.names().stream());
    }

    /** Whether all that its start asks for stands in the report that is looked at. */
    public boolean isAboutOneReport() {
        return start.names().stream().allMatch(FactName::isOfOneReport);
    }

    /** Why it stands at this evaluation point; its title where the explanation says nothing. */
    public String explain(Facts facts) {
        var text = explanation.of(facts);
        return text.isBlank() ? title : text;
    }
}
