package dev.plumbline.recovery.rule;

import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.fact.Facts;
import java.util.Optional;
import java.util.Set;

/** A question to the facts that a template asks. */
public interface Condition {

    /** Every fact that the condition names, whether or not it needs all of them to decide. */
    Set<FactName> names();

    /**
     * Whether it holds; empty if the facts do not decide it. A fact without a value is simply absent.
     *
     * @throws RuntimeException if it cannot be computed
     */
    Optional<Boolean> test(Facts facts);
}
