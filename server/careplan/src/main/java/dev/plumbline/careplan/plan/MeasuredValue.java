package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.content.Ucum;
import dev.plumbline.careplan.store.Numbers;
import dev.plumbline.careplan.template.Measure;
import dev.plumbline.careplan.template.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/**
 * Reads a number that somebody else has written in the unit in which a measure is judged, by UCUM. A number is as exact
 * after the conversion as it was before, to three digits at least: 88.2 {@code [lb_av]} are 40.0 {@code kg}.
 */
public final class MeasuredValue {

    private static final int DIGITS = 3;

    private final Template template;

    public MeasuredValue(Template template) {
        this.template = template;
    }

    /**
     * The number in the measure's unit; empty where there is none, where it is only a bound ({@code < 5}), where its unit
     * does not convert, and where it has none and the measure has one that people read.
     */
    public Optional<BigDecimal> of(Type value, Measure measure) {
        if (value instanceof Quantity quantity) {
            return quantity.hasValue() && !quantity.hasComparator() ? converted(quantity, measure) : Optional.empty();
        }
        return unitOf(measure).filter(unit -> !Ucum.isScore(unit)).isEmpty() ? Numbers.of(value) : Optional.empty();
    }

    /** The UCUM code of the measure's unit; empty for a mere number. */
    Optional<String> unitOf(Measure measure) {
        return template.unitOf(measure).map(Coding::getCode);
    }

    /** The number in the measure's unit; empty where its unit does not convert. */
    private Optional<BigDecimal> converted(Quantity quantity, Measure measure) {
        var unit = unitOf(measure).orElse("1");
        if (!quantity.hasCode() && !quantity.hasUnit()) {
            return Ucum.isScore(unit) ? Optional.of(quantity.getValue()) : Optional.empty();
        }
        if (quantity.hasSystem() && !Ucum.SYSTEM.equals(quantity.getSystem())) {
            return Optional.empty();
        }
        var code = quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
        if (code.equals(unit) || (Ucum.isScore(unit) && Ucum.isScore(code))) {
            return Optional.of(quantity.getValue());
        }
        return Ucum.isScore(unit)
                ? Optional.empty()
                : Ucum.convert(quantity.getValue(), code, unit).map(number -> rounded(number, quantity.getValue()));
    }

    private static BigDecimal rounded(BigDecimal number, BigDecimal written) {
        int digits = Math.max(DIGITS, written.precision());
        return number.round(new MathContext(digits, RoundingMode.HALF_UP));
    }
}
