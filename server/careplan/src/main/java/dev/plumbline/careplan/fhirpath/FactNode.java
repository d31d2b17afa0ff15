package dev.plumbline.careplan.fhirpath;

import dev.plumbline.recovery.fact.Fact;
import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What FHIRPath sees behind {@code %pain} or {@code %answer}: its properties are facts. */
final class FactNode extends Base {

    private static final long serialVersionUID = 1L;

    private static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final String subject;
    private final transient Function<String, Fact> properties;

    FactNode(String subject, Function<String, Fact> properties) {
        this.subject = subject;
        this.properties = properties;
    }

    /** What stands behind {@code %variant} where no recovery is looked at; the codes are by axis. */
    static FactNode ofVariants(Map<String, String> variants) {
        return new FactNode(FactName.VARIANT, axis -> {
            var code = variants.get(axis);
            return code == null ? new Fact.NotYet() : Fact.known(Value.of(code));
        });
    }

    /** The fact's value in FHIRPath's terms; nothing for a fact without a value. */
    static List<Base> valueOf(Fact fact) {
        if (fact instanceof Fact.Known known) {
            return known.value() instanceof Value.Choices chosen
                    ? chosen.codes().stream().<Base>map(StringType::new).toList()
                    : List.of(base(known.value()));
        }
        return List.of();
    }

    private static Base base(Value value) {
        if (value instanceof Value.Truth truth) {
            return new BooleanType(truth.value());
        }
        if (value instanceof Value.Amount amount) {
            return number(amount.value());
        }
        return new StringType(((Value.Text) value).value());
    }

    /** Whole numbers are Integers, so that they are printed without a decimal point. */
    private static Base number(BigDecimal number) {
        boolean whole = number.scale() <= 0 && number.abs().compareTo(LARGEST_INTEGER) <= 0;
        return whole ? new IntegerType(number.intValueExact()) : new DecimalType(number);
    }

    @Override
    public Base[] getProperty(int hash, @Nullable String name, boolean checkValid) {
        return name == null ? new Base[0] : valueOf(properties.apply(name)).toArray(Base[]::new);
    }

    @Override
    public @Nullable Property getNamedProperty(int hash, String name, boolean checkValid) {
        return null;
    }

    @Override
    protected void listChildren(List<Property> children) {
        // Facts are asked for by name: there is no end to what a template may name.
    }

    @Override
    public String fhirType() {
        return subject;
    }

    @Override
    public @Nullable String getIdBase() {
        return null;
    }

    @Override
    public void setIdBase(@Nullable String value) {
        throw new UnsupportedOperationException("A fact has no id.");
    }

    @Override
    public FactNode copy() {
        return new FactNode(subject, properties);
    }
}
