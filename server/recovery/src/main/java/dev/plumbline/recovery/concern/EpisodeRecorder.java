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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records a concern that readings may resolve: it opens, grows and closes, and may open again. */
final class EpisodeRecorder implements Recorder {

    private final Rule rule;
    private final Kind kind;
    private final Deque<Act> acts;
    private final List<Concern> closed = new ArrayList<>();
    private @Nullable Episode open;

    EpisodeRecorder(Rule rule, Kind kind, Collection<Act> acts) {
        this.rule = rule;
        this.kind = kind;
        this.acts = new ArrayDeque<>(acts);
    }

    @Override
    public void see(Sighting sighting) {
        applyActsBefore(sighting.at());
        if (open == null) {
            if (sighting.raises()) {
                open = new Episode(sighting);
            }
        } else if (sighting.resolves()) {
            close(new Closure(sighting.at(), By.RULE));
        } else if (sighting.raises()) {
            open.extend(sighting);
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

    private void applyActsBefore(Instant moment) {
        while (!acts.isEmpty() && acts.peek().at().isBefore(moment)) {
            var act = acts.remove();
            if (open != null && open.sharesEvidenceWith(act)) {
                close(new Closure(act.at(), By.PERSON));
            }
        }
    }

    private void close(Closure closure) {
        if (open != null) {
            closed.add(open.concern(closure));
        }
        open = null;
    }

    /** The episode that is under way. */
    private final class Episode {

        private final Instant raised;
        private final Set<Evidence> evidence = new LinkedHashSet<>();
        private Sighting latest;

        Episode(Sighting first) {
            raised = first.at();
            latest = first;
            evidence.addAll(first.evidence());
        }

        void extend(Sighting next) {
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
