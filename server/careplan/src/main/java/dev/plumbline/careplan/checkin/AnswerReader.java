package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.content.Ucum;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Reads one answer as the type that its item asks for. */
final class AnswerReader {

    /** No question needs more digits than these; a huge exponent would fill the memory when it is written out. */
    private static final int DIGITS = 20;

    private AnswerReader() {}

    /**
     * What several answers to one item say together: a question of several choices has chosen all that can be read; a
     * question that is answered with yes anywhere is answered with yes; answers that contradict each other otherwise
     * cannot be read.
     */
    static Answer read(FormItem item, List<Type> values) {
        var read = values.stream().map(value -> read(item, value)).distinct().toList();
        if (item.repeats()) {
            return chosen(read);
        }
        if (read.size() == 1) {
            return read.get(0);
        }
        var yes = new Answer.Given(Value.of(true));
        return read.contains(yes) ? yes : new Answer.Unreadable("it has several values; expected one.");
    }

    private static Answer chosen(List<Answer> read) {
        var codes = new TreeSet<String>();
        for (var answer : read) {
            if (answer instanceof Answer.Given given && given.value() instanceof Value.Text code) {
                codes.add(code.value());
            }
        }
        return codes.isEmpty() ? read.get(0) : new Answer.Given(new Value.Choices(codes));
    }

    static Answer read(FormItem item, Type value) {
        if (AbsentAnswer.isMalformed(value)) {
            return new Answer.Unreadable("it is malformed; expected %s.".formatted(expected(item)));
        }
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
            case QUANTITY ->
                value instanceof Quantity quantity ? quantity(item, quantity) : unlike("a number with its unit", value);
            case CHOICE -> value instanceof Coding coding ? choice(item, coding) : unlike("a coding", value);
            case OPENCHOICE ->
                value instanceof Coding coding && coding.hasCode() ? choice(item, coding) : words("a coding", value);
            case DATE, DATETIME, TIME, URL, ATTACHMENT, REFERENCE -> ofItsType(item, value);
            default -> words("text", value);
        };
    }

    /** What no rule reads must still be what was asked for. */
    private static Answer ofItsType(FormItem item, Type value) {
        var found = value.fhirType().toLowerCase(Locale.ROOT);
        var asked = item.type() == QuestionnaireItemType.URL
                ? "uri"
                : item.type().toCode().toLowerCase(Locale.ROOT);
        return found.equals(asked)
                ? new Answer.Given(Value.of(Objects.requireNonNullElse(
                        value.primitiveValue(), item.type().toCode())))
                : unlike(expected(item), value);
    }

    private static String expected(FormItem item) {
        return switch (item.type()) {
            case BOOLEAN -> "yes or no";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case QUANTITY -> "a number with its unit";
            case CHOICE, OPENCHOICE -> "a coding";
            case STRING, TEXT -> "text";
            default -> "a value of type %s".formatted(item.type().toCode());
        };
    }

    private static Answer truth(Type value) {
        return value instanceof BooleanType truth
                ? new Answer.Given(Value.of(truth.booleanValue()))
                : unlike("yes or no", value);
    }

    private static Answer choice(FormItem item, Coding coding) {
        if (!coding.hasCode()) {
            return new Answer.Unreadable("it has no code; expected one of the options.");
        }
        return item.accepted().options().isEmpty() || item.accepted().offers(coding)
                ? new Answer.Given(Value.of(coding.getCode()))
                : new Answer.Unreadable("it is none of the options.");
    }

    private static Answer words(String expected, Type value) {
        return value instanceof PrimitiveType<?> words && (expected.equals("text") || value instanceof StringType)
                ? new Answer.Given(Value.of(words.getValueAsString()))
                : unlike(expected, value);
    }

    private static Answer decimal(FormItem item, Type value) {
        var number = value instanceof DecimalType decimal
                ? Optional.of(decimal.getValue())
                : value instanceof IntegerType whole
                        ? Optional.of(BigDecimal.valueOf(whole.getValue()))
                        : Optional.<BigDecimal>empty();
        return number.map(known -> number(item, known)).orElseGet(() -> unlike("a number", value));
    }

    private static Answer quantity(FormItem item, Quantity quantity) {
        if (AbsentAnswer.isMalformed(quantity.getValueElement())) {
            return new Answer.Unreadable("it is malformed; expected %s.".formatted(expected(item)));
        }
        if (!quantity.hasValue()) {
            return new Answer.Unreadable("it has no value.");
        }
        if (!isShort(quantity.getValue())) {
            return tooLong();
        }
        var units = item.accepted().units().stream().map(Coding::getCode).toList();
        var converted = item.measuredIn()
                .flatMap(unit -> Ucum.convert(quantity.getValue(), String.valueOf(quantity.getCode()), unit.getCode()));
        return converted
                .map(number -> number(item, number))
                .orElseGet(
                        () -> new Answer.Unreadable("its unit does not convert; expected one of %s.".formatted(units)));
    }

    private static Answer number(FormItem item, BigDecimal number) {
        if (!isShort(number)) {
            return tooLong();
        }
        var bounds = item.accepted().bounds();
        return bounds.accept(number)
                ? new Answer.Given(Value.of(number))
                : new Answer.Unreadable("it is out of range; expected a number %s.".formatted(bounds));
    }

    private static boolean isShort(BigDecimal number) {
        return number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS;
    }

    private static Answer tooLong() {
        return new Answer.Unreadable("it has more than %d digits.".formatted(DIGITS));
    }

    private static Answer unlike(String expected, Type found) {
        return new Answer.Unreadable("it is of type %s; expected %s.".formatted(found.fhirType(), expected));
    }
}
