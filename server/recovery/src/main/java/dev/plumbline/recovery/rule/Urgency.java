package dev.plumbline.recovery.rule;

/** How soon a person must act, the soonest first. The content says by when that is. */
public enum Urgency {
    /** Call for help now. */
    EMERGENCY,
    /** The same day. */
    SAME_DAY,
    /** Sooner than the next routine contact. */
    PROMPT,
    /** At the next routine contact. */
    ROUTINE;

    /**
     * Emergency and same-day rules are judged on unfinished reports too, on reports without a plan and after the plan
     * has ended, and only a person closes what they raise.
     */
    public boolean isUrgent() {
        return this == EMERGENCY || this == SAME_DAY;
    }
}
