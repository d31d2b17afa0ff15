package dev.plumbline.plugin.checkin;

import dev.plumbline.plugin.template.FormItem;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;

/** Reads one answer as the type that its item asks for. */
final class AnswerReader {

    private AnswerReader() {}

    /**
     * What several answers to one item say together: a question that is answered with yes anywhere is answered with
     * yes; answers that contradict each other otherwise cannot be read.
     */
    static Answer read(FormItem item, List<Type> values) {
        var read = values.stream().map(value -> read(item, value)).distinct().toList();
        if (read.size() == 1) {
            return read.get(0);
        }
        var yes = new Answer.Given(Value.of(true));
        return read.contains(yes) ? yes : new Answer.Unreadable("it has several values; expected one.");
    }

    static Answer read(FormItem item, Type value) {
        if (value instanceof PrimitiveType<?> primitive && !primitive.hasValue()) {
            return new Answer.Unreadable("it has no value.");
        }
        return switch (item.type()) {
            case BOOLEAN -> truth(value);
            case INTEGER ->
                value instanceof IntegerType whole
                        ? number(item, BigDecimal.valueOf(whole.getValue()))
                        : unlike("a whole number", value);
            case DECIMAL -> decimal(item, value);
            case CHOICE, OPENCHOICE ->
                value instanceof Coding coding && coding.hasCode()
                        ? new Answer.Given(Value.of(coding.getCode()))
                        : unlike("a coding", value);
            default ->
                value instanceof PrimitiveType<?> words
                        ? new Answer.Given(Value.of(words.getValueAsString()))
                        : unlike("text", value);
        };
    }

    private static Answer truth(Type value) {
        return value instanceof BooleanType truth
                ? new Answer.Given(Value.of(truth.booleanValue()))
                : unlike("yes or no", value);
    }

    private static Answer decimal(FormItem item, Type value) {
        var number = value instanceof DecimalType decimal
                ? Optional.of(decimal.getValue())
                : value instanceof IntegerType whole
                        ? Optional.of(BigDecimal.valueOf(whole.getValue()))
                        : Optional.<BigDecimal>empty();
        return number.map(known -> number(item, known)).orElseGet(() -> unlike("a number", value));
    }

    private static Answer number(FormItem item, BigDecimal number) {
        return item.bounds().accept(number)
                ? new Answer.Given(Value.of(number))
                : new Answer.Unreadable("it is out of range; expected a number %s.".formatted(item.bounds()));
    }

    private static Answer unlike(String expected, Type found) {
        return new Answer.Unreadable("it is of type %s; expected %s.".formatted(found.fhirType(), expected));
    }
}
