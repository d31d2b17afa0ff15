package dev.plumbline.recovery.concern;

import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What one look showed of one concern.
 *
 * @param at the moment looked at
 * @param raises whether the look shows it
 * @param resolves whether the look shows that it is over
 * @param evidence what the look rests on; never empty
 * @param text why it stands
 */
record Sighting(Instant at, boolean raises, boolean resolves, SortedSet<Evidence> evidence, Supplier<String> text) {

    static SortedSet<Evidence> evidence(Collection<Evidence> found, Evidence ground) {
        var evidence = new TreeSet<>(found);
        if (evidence.isEmpty()) {
            evidence.add(ground);
        }
        return evidence;
    }
}
