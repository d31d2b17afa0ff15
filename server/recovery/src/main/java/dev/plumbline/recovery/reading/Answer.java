package dev.plumbline.recovery.reading;

/** What a report holds for an item that it asked. An item that a report does not hold was not asked. */
public sealed interface Answer {

    /** The patient answered. */
    record Given(Value value) implements Answer {}

    /** The item was required and has no answer. */
    record Missing() implements Answer {}

    /**
     * There is an answer that cannot be read as the item's type.
     *
     * @param reason what was found and what was expected, without the value itself
     */
    record Unreadable(String reason) implements Answer {}
}
