package dev.plumbline.careplan.offender.judging;

import dev.plumbline.recovery.fact.Facts;
import dev.plumbline.recovery.rule.Condition;
import java.util.Optional;

/** Decides by itself whether a rule holds. */
public final class JudgesByItself {

    public Optional<Boolean> holds(Condition condition, Facts facts) {
        return condition.test(facts);
    }
}
