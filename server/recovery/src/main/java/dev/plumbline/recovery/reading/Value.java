package dev.plumbline.recovery.reading;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** A value that a patient gave or that was computed from such values. */
public sealed interface Value {

    static Value of(boolean truth) {
        return new Truth(truth);
    }

    static Value of(BigDecimal number) {
        return new Amount(number);
    }

    static Value of(long number) {
        return new Amount(BigDecimal.valueOf(number));
    }

    static Value of(String text) {
        return new Text(text);
    }

    /** Yes or no. */
    record Truth(boolean value) implements Value {}

    /** A number without trailing zeros, so that 8 and 8.0 are equal. */
    record Amount(BigDecimal value) implements Value {
        public Amount {
            value = value.stripTrailingZeros();
        }
    }

    /** Words, or the code of a chosen option. */
    record Text(String value) implements Value {}

    /**
     * The codes of all chosen options of a question that takes several.
     *
     * @param codes at least one
     */
    record Choices(Set<String> codes) implements Value {
        public Choices {
            codes = Collections.unmodifiableSet(new TreeSet<>(codes));
        }
    }
}
