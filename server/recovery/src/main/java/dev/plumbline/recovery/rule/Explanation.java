package dev.plumbline.recovery.rule;

import dev.plumbline.recovery.fact.Facts;

/** Says in a sentence why a finding holds, with the numbers that it rests on. */
@FunctionalInterface
public interface Explanation {

    /** The sentence for this evaluation point; blank if it cannot be computed, which never costs the finding. */
    String of(Facts facts);
}
