package dev.plumbline.recovery.concern;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a concern ended.
 *
 * @param at the moment that it ended
 * @param by what ended it
 */
public record Closure(Instant at, By by) {

    /** What can end a concern. */
    public enum By {
        RULE,
        PERSON
    }

    public Closure {
        requireNonNull(at);
        requireNonNull(by);
    }
}
