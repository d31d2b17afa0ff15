package dev.plumbline.recovery.rule;

/** How soon a person must act, the soonest first. */
public enum Urgency {
    /** Call for help now. */
    EMERGENCY,
    /** The same day. */
    SAME_DAY,
    /** Within two working days. */
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
