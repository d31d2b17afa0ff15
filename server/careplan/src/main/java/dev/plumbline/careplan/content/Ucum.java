package dev.plumbline.careplan.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.measure.IncommensurableException;
import javax.measure.MeasurementException;
import javax.measure.Unit;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.format.UCUMFormat.Variant;
import systems.uom.ucum.internal.format.TokenMgrError;

/** Converts numbers between units of UCUM (https://ucum.org), Celsius and Fahrenheit among them. */
public final class Ucum {

    public static final String SYSTEM = "http://unitsofmeasure.org";

    /** More than any thermometer or scale shows, and less than what a conversion by way of Kelvin may be off by. */
    private static final int DECIMALS = 6;

    private static final int LONGEST_UNIT = 20;

    private static final Pattern SCORE = Pattern.compile("\\{[^{}]+}");

    private Ucum() {}

    /** The number in the other unit, to six decimals; empty where the units do not convert or one is unknown. */
    public static Optional<BigDecimal> convert(BigDecimal number, String from, String to) {
        if (from.equals(to)) {
            return Optional.of(number);
        }
        if (from.isBlank() || from.length() > LONGEST_UNIT) {
            return Optional.empty();
        }
        try {
            var converted = unit(from).getConverterToAny(unit(to)).convert(number);
            return Optional.of(new BigDecimal(converted.toString()).setScale(DECIMALS, RoundingMode.HALF_UP));
        } catch (IncommensurableException | MeasurementException | TokenMgrError inconvertible) {
            return Optional.empty();
        }
    }

    /** Whether it is a unit; a score in braces is one, of a dimension of its own. */
    public static boolean knows(String code) {
        return !code.isBlank()
                && code.length() <= LONGEST_UNIT
                && (isScore(code) || convert(BigDecimal.ONE, code, code + ".1").isPresent());
    }

    /** Whether people read no unit with it: a mere number or a score, {@code 1} or <code>{score}</code>. */
    public static boolean isScore(String code) {
        return code.equals("1") || SCORE.matcher(code).matches();
    }

    /** The library's parser keeps its place in a field. */
    private static synchronized Unit<?> unit(String code) {
        return UCUMFormat.getInstance(Variant.CASE_SENSITIVE).parse(code);
    }
}
