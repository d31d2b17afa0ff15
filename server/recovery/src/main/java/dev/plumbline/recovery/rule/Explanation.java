package dev.plumbline.recovery.rule;

import dev.plumbline.recovery.fact.Facts;

/** Says in a sentence why a finding holds, with the numbers that it rests on. */
@FunctionalInterface
public interface Explanation {

    /**
     * The sentence for this look; blank if it cannot be said.
     *
     * @throws RuntimeException if it cannot be computed
     */
    String of(Facts facts);
}
