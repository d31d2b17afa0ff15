package dev.plumbline.recovery.concern;

import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one look showed of one concern.
 *
 * @param at the moment looked at
 * @param raises whether the look shows it
 * @param resolves whether the look shows that it is over
 * @param evidence what the look rests on, the report that was looked at first; never empty
 * @param text why it stands
 */
record EvaluationResult(Instant at, boolean raises, boolean resolves, List<Evidence> evidence, Supplier<String> text) {

    EvaluationResult {
        evidence = List.copyOf(evidence);
    }
}
