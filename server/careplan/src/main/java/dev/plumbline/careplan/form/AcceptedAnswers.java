package dev.plumbline.careplan.form;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a question accepts.
 *
 * @param bounds of a number
 * @param units of a number, the one that rules see first; empty = a number without unit
 * @param options that one chooses from; empty = no question of choice
 * @param longest how many characters a text may have; 0 = any number
 */
public record AcceptedAnswers(Bounds bounds, List<Coding> units, List<Coding> options, int longest) {

    public AcceptedAnswers {
        units = List.copyOf(units);
        options = List.copyOf(options);
    }

    /** Whether the coding is one of the options. */
    public boolean offers(Coding chosen) {
        return options.stream().anyMatch(option -> sameCode(option, chosen));
    }

    /** A client may drop the system of an option's only coding. */
    private static boolean sameCode(Coding option, Coding chosen) {
        return option.getCode().equals(chosen.getCode())
                && (!chosen.hasSystem() || chosen.getSystem().equals(option.getSystem()));
    }

    /** The numbers that a question accepts, both ends included; null = without end. */
    public record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {

        public boolean accept(BigDecimal number) {
            return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
        }

        @Override
        public String toString() {
            return "from %s to %s".formatted(min == null ? "any" : min, max == null ? "any" : max);
        }
    }
}
