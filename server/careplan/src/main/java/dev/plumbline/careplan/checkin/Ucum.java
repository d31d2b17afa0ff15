package dev.plumbline.careplan.checkin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import javax.measure.IncommensurableException;
import javax.measure.MeasurementException;
import javax.measure.Unit;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.format.UCUMFormat.Variant;
import systems.uom.ucum.internal.format.TokenMgrError;

/** Converts numbers between units of UCUM (https://ucum.org), Celsius and Fahrenheit among them. */
final class Ucum {

    static final String SYSTEM = "http://unitsofmeasure.org";

    /** More than any thermometer or scale shows, and less than what a conversion by way of Kelvin may be off by. */
    private static final int DECIMALS = 6;

    private static final int LONGEST_UNIT = 20;

    private Ucum() {}

    /** The number in the other unit, to six decimals; empty where the units do not convert or one is unknown. */
    static Optional<BigDecimal> convert(BigDecimal number, String from, String to) {
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

    /** The library's parser keeps its place in a field. */
    private static synchronized Unit<?> unit(String code) {
        return UCUMFormat.getInstance(Variant.CASE_SENSITIVE).parse(code);
    }
}
