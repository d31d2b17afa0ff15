package dev.plumbline.recovery.concern;

import dev.plumbline.recovery.concern.Closure.By;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Act;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Rule;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records a concern that readings may resolve: it opens, grows and closes, and may open again, but only by evidence that
 * neither an earlier concern rested on nor a person was shown.
 */
final class EpisodeRecorder implements Recorder {

    private final Rule rule;
    private final Kind kind;
    private final Deque<Act> acts;
    private final List<Concern> closed = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();
    private @Nullable Episode open;

    EpisodeRecorder(Rule rule, Kind kind, Collection<Act> acts) {
        this.rule = rule;
        this.kind = kind;
        this.acts = new ArrayDeque<>(acts);
    }

    @Override
    public void see(EvaluationResult result) {
        applyActsBefore(result.at());
        if (open == null) {
            open = opened(result);
        } else if (result.resolves()) {
            close(new Closure(result.at(), By.RULE));
        } else if (result.raises()) {
            open.extend(result);
        }
    }

    @Override
    public List<Concern> concerns() {
        applyActsBefore(Instant.MAX);
        var all = new ArrayList<>(closed);
        if (open != null) {
            all.add(open.concern(null));
        }
        return all;
    }

    private @Nullable Episode opened(EvaluationResult result) {
        var news = result.evidence().stream()
                .filter(evidence -> !settled.contains(evidence.reference()))
                .toList();
        return result.raises() && !news.isEmpty() ? new Episode(result, news) : null;
    }

    private void applyActsBefore(Instant moment) {
        while (!acts.isEmpty() && acts.peek().at().isBefore(moment)) {
            var act = acts.remove();
            if (open != null && open.sharesEvidenceWith(act)) {
                close(new Closure(act.at(), By.PERSON));
            }
            settle(act.covered());
        }
    }

    private void close(Closure closure) {
        if (open != null) {
            closed.add(open.concern(closure));
            settle(open.evidence);
        }
        open = null;
    }

    private void settle(Set<Evidence> evidence) {
        evidence.stream().map(Evidence::reference).forEach(settled::add);
    }

    /** The episode that is under way. */
    private final class Episode {

        private final Instant raised;
        private final Set<Evidence> evidence = new LinkedHashSet<>();
        private EvaluationResult latest;

        /** What is new comes first: it opened the episode. */
        Episode(EvaluationResult first, Collection<Evidence> news) {
            raised = first.at();
            latest = first;
            evidence.addAll(news);
            evidence.addAll(first.evidence());
        }

        void extend(EvaluationResult next) {
            if (evidence.addAll(next.evidence())) {
                latest = next;
            }
        }

        boolean sharesEvidenceWith(Act act) {
            return act.covered().stream().anyMatch(covered -> evidence.stream().anyMatch(covered::isAbout));
        }

        Concern concern(@Nullable Closure closure) {
            return new Concern(
                    rule.id(),
                    kind,
                    rule.level(),
                    List.copyOf(evidence),
                    raised,
                    latest.text().get(),
                    closure);
        }
    }
}
