package dev.plumbline.recovery.rule;

/** What a condition says of one moment. Silence is none of the first two. */
public enum Outcome {
    TRUE,
    FALSE,
    /** Too few readings yet, or the item was not asked. Nobody needs to act. */
    NOT_YET,
    /** It should be decided and cannot: an answer is missing or unreadable, or the condition failed. Work for people. */
    NOT_EVALUABLE
}
