package dev.plumbline.recovery.fact;

import static java.util.Objects.requireNonNull;

/**
 * The name by which a rule asks for a fact: {@code pain.aboveInARow}, {@code answer.`rf.saddle`}, {@code day}.
 *
 * @param subject a measure's name, an {@link AnswerFact}, or a {@link RecordFact}, or one of the names below
 * @param property what is asked of it; empty for {@link #DAY}, {@link #HOURS} and {@link #AGE}
 */
public record FactName(String subject, String property) {

    public static final String DAY = "day";
    public static final String HOURS = "hours";
    public static final String AGE = "age";
    public static final String ANSWER = "answer";
    public static final String CHECK_INS = "checkIns";
    public static final String LATEST = "latest";
    public static final String MISSED = "missed";
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

    /** Whether it asks what was not heard of the patient. */
    public boolean isAboutSilence() {
        return subject.equals(CHECK_INS) || subject.equals(MISSED);
    }

    /** Whether it asks for answers to an item of a form; its property is a test of them then. */
    public boolean isAboutAnswers() {
        return subject.equals(ANSWER)
                || subject.equals(LATEST)
                || AnswerFact.named(subject).isPresent();
    }

    /** The linkId of the item whose answers it asks for. */
    public String item() {
        return AnswerTest.of(property).item();
    }

    /** Whether it asks for entries of the health record; its property is their kind then. */
    public boolean isAboutEntries() {
        return RecordFact.named(subject).isPresent();
    }

    /** Whether a subject stands alone, without a property. */
    public static boolean standsAlone(String subject) {
        return subject.equals(DAY) || subject.equals(HOURS) || subject.equals(AGE);
    }
}
