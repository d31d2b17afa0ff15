package dev.plumbline.recovery.record;

/** What a concern says about its rule. */
public enum Kind {
    /** The rule's condition holds. */
    FINDING,
    /** The rule could not be judged where it should have been. */
    NOT_JUDGED
}
