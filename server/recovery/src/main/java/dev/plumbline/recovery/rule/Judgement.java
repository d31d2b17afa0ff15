package dev.plumbline.recovery.rule;

import dev.plumbline.recovery.fact.Fact;
import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.reading.Evidence;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one condition said at one look.
 *
 * @param outcome one of four
 * @param evidence what the facts that it names rest on
 * @param reasons why it could not be evaluated; empty for the other outcomes
 */
public record Judgement(Outcome outcome, Set<Evidence> evidence, List<String> reasons) {

    public Judgement {
        evidence = Collections.unmodifiableSet(new TreeSet<>(evidence));
        reasons = List.copyOf(reasons);
    }

    /** Asks the condition. What throws, a fact or the condition itself, is not evaluable, never false. */
    public static Judgement of(Condition condition, Facts facts) {
        var evidence = new TreeSet<Evidence>();
        try {
            var named = named(condition, facts);
            named.forEach(fact -> evidence.addAll(fact.evidence()));
            return condition
                    .test(facts)
                    .map(holds -> new Judgement(holds ? Outcome.TRUE : Outcome.FALSE, evidence, List.of()))
                    .orElseGet(() -> undecided(named, evidence));
        } catch (RuntimeException failure) {
            return failed(failure, evidence);
        }
    }

    private static List<Fact> named(Condition condition, Facts facts) {
        return condition.names().stream()
                .sorted(Comparator.comparing(Object::toString))
                .map(facts::of)
                .toList();
    }

    private static Judgement failed(RuntimeException failure, Set<Evidence> evidence) {
        var reason =
                "The condition failed with %s.".formatted(failure.getClass().getSimpleName());
        return new Judgement(Outcome.NOT_EVALUABLE, evidence, List.of(reason));
    }

    private static Judgement undecided(List<Fact> named, Set<Evidence> evidence) {
        var reasons = named.stream()
                .filter(Fact.NotEvaluable.class::isInstance)
                .map(fact -> ((Fact.NotEvaluable) fact).reason())
                .toList();
        return new Judgement(reasons.isEmpty() ? Outcome.NOT_YET : Outcome.NOT_EVALUABLE, evidence, reasons);
    }
}
