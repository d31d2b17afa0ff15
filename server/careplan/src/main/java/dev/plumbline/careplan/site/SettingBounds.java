package dev.plumbline.careplan.site;

import java.math.BigDecimal;
import java.util.Optional;

/** What the value of a site setting may be. Prints itself as what is expected: "a whole number from 5 to 15". */
sealed interface SettingBounds {

    /** The value that was written, in its one form (38, not 38.0); empty if it is none or out of bounds. */
    Optional<String> read(String written);

    /** A value in its one form, as FHIRPath says it. */
    String literal(String value);

    /**
     * A number.
     *
     * @param whole whether it must be a whole number
     * @param low the least that it may be, itself included
     * @param high the most that it may be, itself included
     */
    record Numeric(boolean whole, BigDecimal low, BigDecimal high) implements SettingBounds {

        @Override
        public Optional<String> read(String written) {
            try {
                var number = new BigDecimal(written);
                boolean fits = number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
                return fits && (!whole || isWhole(number)) ? Optional.of(plain(number)) : Optional.empty();
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        }

        @Override
        public String literal(String value) {
            return value;
        }

        static boolean isWhole(BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0;
        }

        /** Without zeros at its end: 38, 100.4. */
        static String plain(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }

        @Override
        public String toString() {
            return "a %s from %s to %s".formatted(whole ? "whole number" : "number", plain(low), plain(high));
        }
    }

    /**
     * Some words.
     *
     * @param maxLength how many characters they may have
     */
    record Text(int maxLength) implements SettingBounds {

        @Override
        public Optional<String> read(String written) {
            return written.isBlank() || written.length() > maxLength ? Optional.empty() : Optional.of(written);
        }

        @Override
        public String literal(String value) {
            return "'" + escaped(value) + "'";
        }

        /** As it may stand within a string of FHIRPath. */
        static String escaped(String value) {
            return value.replace("\\", "\\\\").replace("'", "\\'");
        }

        @Override
        public String toString() {
            return "a text of 1 to %d characters".formatted(maxLength);
        }
    }
}
