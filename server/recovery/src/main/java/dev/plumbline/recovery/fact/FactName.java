package dev.plumbline.recovery.fact;

import static java.util.Objects.requireNonNull;

/**
 * The name by which a rule asks for a fact: {@code pain.aboveInARow}, {@code answer.`rf.saddle`}, {@code day}.
 *
 * @param subject a measure's name, or one of {@link #ANSWER}, {@link #CHECK_INS} and {@link #DAY}
 * @param property what is asked of it; empty for {@link #DAY}
 */
public record FactName(String subject, String property) {

    public static final String DAY = "day";
    public static final String ANSWER = "answer";
    public static final String CHECK_INS = "checkIns";

    public FactName {
        requireNonNull(subject);
        requireNonNull(property);
    }

    @Override
    public String toString() {
        return property.isEmpty() ? "%" + subject : "%" + subject + "." + property;
    }
}
