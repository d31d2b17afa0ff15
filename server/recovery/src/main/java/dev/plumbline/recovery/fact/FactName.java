package dev.plumbline.recovery.fact;

import static java.util.Objects.requireNonNull;

/**
 * The name by which a rule asks for a fact: {@code pain.aboveInARow}, {@code answer.`rf.saddle`}, {@code day}.
 *
 * @param subject a measure's name, an {@link AnswerFact}, or one of {@link #ANSWER}, {@link #CHECK_INS}, {@link #VARIANT},
 *     {@link #DAY} and {@link #HOURS}
 * @param property what is asked of it; empty for {@link #DAY} and {@link #HOURS}
 */
public record FactName(String subject, String property) {

    public static final String DAY = "day";
    public static final String HOURS = "hours";
    public static final String ANSWER = "answer";
    public static final String CHECK_INS = "checkIns";
    public static final String VARIANT = "variant";

    public FactName {
        requireNonNull(subject);
        requireNonNull(property);
    }

    @Override
    public String toString() {
        return property.isEmpty() ? "%" + subject : "%" + subject + "." + property;
    }

    /** Whether it stands in the report that is looked at, and nowhere else. */
    public boolean isOfOneReport() {
        return subject.equals(ANSWER) || property.equals(ReportFact.NOW);
    }

    /** Whether a subject stands alone, without a property. */
    public static boolean standsAlone(String subject) {
        return subject.equals(DAY) || subject.equals(HOURS);
    }
}
