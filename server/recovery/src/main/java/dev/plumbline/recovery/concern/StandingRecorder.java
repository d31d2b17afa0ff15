package dev.plumbline.recovery.concern;

import dev.plumbline.recovery.concern.Closure.By;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Act;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records a concern that only a person closes. What the person was shown is covered by that act; any other evidence,
 * of whatever date, stands.
 */
final class StandingRecorder implements Recorder {

    private final Rule rule;
    private final Kind kind;
    private final List<Act> acts;
    private final Map<Evidence, EvaluationResult> seen = new LinkedHashMap<>();

    StandingRecorder(Rule rule, Kind kind, Collection<Act> acts) {
        this.rule = rule;
        this.kind = kind;
        this.acts = List.copyOf(acts);
    }

    @Override
    public void see(EvaluationResult result) {
        if (result.raises()) {
            result.evidence().forEach(evidence -> seen.putIfAbsent(evidence, result));
        }
    }

    @Override
    public List<Concern> concerns() {
        var uncovered = new ArrayList<>(seen.keySet());
        var concerns = new ArrayList<Concern>();
        for (var act : acts) {
            var covered = uncovered.stream().filter(act.covered()::contains).toList();
            if (!covered.isEmpty()) {
                concerns.add(concern(covered, new Closure(act.at(), By.PERSON)));
                uncovered.removeAll(covered);
            }
        }
        if (!uncovered.isEmpty()) {
            concerns.add(concern(uncovered, null));
        }
        return concerns;
    }

    private Concern concern(List<Evidence> evidence, @Nullable Closure closure) {
        var results = evidence.stream().map(seen::get).toList();
        var first = results.get(0);
        var last = results.get(results.size() - 1);
        return new Concern(
                rule.id(), kind, rule.level(), evidence, first.at(), last.text().get(), closure);
    }
}
