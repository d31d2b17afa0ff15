package dev.plumbline.careplan.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Ucum;
import dev.plumbline.careplan.form.AcceptedAnswers;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final FormItem YES_OR_NO = item(QuestionnaireItemType.BOOLEAN);
    private static final FormItem FROM_0_TO_10 = item(QuestionnaireItemType.INTEGER);
    private static final FormItem DECIMAL = item(QuestionnaireItemType.DECIMAL);
    private static final FormItem CHOICE = item(QuestionnaireItemType.CHOICE);
    private static final FormItem TEXT = item(QuestionnaireItemType.TEXT);
    private static final List<Coding> OPTIONS =
            List.of(new Coding("s", "none", "None"), new Coding("s", "some", "Some"));
    private static final FormItem WALKS = item(QuestionnaireItemType.CHOICE, false, List.of(), OPTIONS);
    private static final FormItem SEVERAL = item(QuestionnaireItemType.CHOICE, true, List.of(), OPTIONS);
    private static final FormItem TEMPERATURE = item(
            QuestionnaireItemType.QUANTITY,
            false,
            List.of(new Coding(Ucum.SYSTEM, "Cel", "°C"), new Coding(Ucum.SYSTEM, "[degF]", "°F")),
            List.of());

    @Test
    void readsEachTypeAsItsItemAsks() {
        assertThat(AnswerReader.read(YES_OR_NO, new BooleanType(true))).isEqualTo(given(Value.of(true)));
        assertThat(AnswerReader.read(FROM_0_TO_10, new IntegerType(7))).isEqualTo(given(Value.of(7)));
        assertThat(AnswerReader.read(DECIMAL, new DecimalType("3.50")))
                .isEqualTo(given(Value.of(new BigDecimal("3.5"))));
        assertThat(AnswerReader.read(CHOICE, new Coding("s", "mild", "Mild"))).isEqualTo(given(Value.of("mild")));
        assertThat(AnswerReader.read(TEXT, new StringType("well"))).isEqualTo(given(Value.of("well")));
    }

    @Test
    void readsAWholeNumberWhereADecimalIsAsked() {
        assertThat(AnswerReader.read(DECIMAL, new IntegerType(4))).isEqualTo(given(Value.of(4)));
    }

    @Test
    void acceptsBothEndsOfTheRangeAndNothingBeyond() {
        assertThat(AnswerReader.read(FROM_0_TO_10, new IntegerType(0))).isEqualTo(given(Value.of(0)));
        assertThat(AnswerReader.read(FROM_0_TO_10, new IntegerType(10))).isEqualTo(given(Value.of(10)));
        assertThat(AnswerReader.read(FROM_0_TO_10, new IntegerType(11)))
                .isEqualTo(new Answer.Unreadable("it is out of range; expected a number from 0 to 10."));
        assertThat(AnswerReader.read(FROM_0_TO_10, new IntegerType(-1))).isInstanceOf(Answer.Unreadable.class);
    }

    @Test
    void saysWhatItFoundWithoutTheValue() {
        assertThat(AnswerReader.read(YES_OR_NO, new StringType("yes")))
                .isEqualTo(new Answer.Unreadable("it is of type string; expected yes or no."));
        assertThat(AnswerReader.read(FROM_0_TO_10, new DecimalType("7.5")))
                .isEqualTo(new Answer.Unreadable("it is of type decimal; expected a whole number."));
        assertThat(AnswerReader.read(DECIMAL, new BooleanType(true)))
                .isEqualTo(new Answer.Unreadable("it is of type boolean; expected a number."));
        assertThat(AnswerReader.read(CHOICE, new StringType("mild")))
                .isEqualTo(new Answer.Unreadable("it is of type string; expected a coding."));
        assertThat(AnswerReader.read(TEXT, new Coding("s", "mild", "Mild")))
                .isEqualTo(new Answer.Unreadable("it is of type Coding; expected text."));
    }

    @Test
    void readsACodeOfTheOptionsOnly() {
        assertThat(AnswerReader.read(WALKS, new Coding("s", "none", "None"))).isEqualTo(given(Value.of("none")));
        assertThat(AnswerReader.read(WALKS, new Coding(null, "none", "None"))).isEqualTo(given(Value.of("none")));
        assertThat(AnswerReader.read(WALKS, new Coding("s", "far", "Far")))
                .isEqualTo(new Answer.Unreadable("it is none of the options."));
        assertThat(AnswerReader.read(WALKS, new Coding("other", "none", "None")))
                .isInstanceOf(Answer.Unreadable.class);
        assertThat(AnswerReader.read(WALKS, new Coding().setDisplay("None")))
                .isEqualTo(new Answer.Unreadable("it has no code; expected one of the options."));
    }

    @Test
    void readsAllChoicesOfAQuestionOfSeveral() {
        List<Type> both = List.of(new Coding("s", "some", "Some"), new Coding("s", "none", "None"));

        assertThat(AnswerReader.read(SEVERAL, both)).isEqualTo(given(new Value.Choices(Set.of("none", "some"))));
    }

    @Test
    void readsWhatItCanOfSeveralChoices() {
        List<Type> odd = List.of(new StringType("x"), new Coding("s", "none", "None"));

        assertThat(AnswerReader.read(SEVERAL, odd)).isEqualTo(given(new Value.Choices(Set.of("none"))));
        assertThat(AnswerReader.read(SEVERAL, List.of(new StringType("x")))).isInstanceOf(Answer.Unreadable.class);
    }

    /** "Temperature in Cel and [degF] judged the same at the limit (38.0 °C = 100.4 °F)." */
    @ParameterizedTest
    @CsvSource({"38.0, Cel, 38", "100.4, [degF], 38", "37.9, Cel, 37.9", "100.2, [degF], 37.888889", "311.15, K, 38"})
    void readsATemperatureInTheUnitThatRulesSee(String value, String unit, String celsius) {
        assertThat(AnswerReader.read(TEMPERATURE, temperature(value, unit)))
                .isEqualTo(given(Value.of(new BigDecimal(celsius))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kg", "degC", "", "{score}", "°C", "K/", "(((", "\u0000"})
    void doesNotReadAUnitThatDoesNotConvert(String unit) {
        assertThat(AnswerReader.read(TEMPERATURE, temperature("38", unit)))
                .isEqualTo(new Answer.Unreadable("its unit does not convert; expected one of [Cel, [degF]]."));
    }

    @Test
    void doesNotReadANumberWithoutAnEnd() {
        assertThat(AnswerReader.read(TEMPERATURE, temperature("1e20000", "Cel")))
                .isEqualTo(new Answer.Unreadable("it has more than 20 digits."));
        assertThat(AnswerReader.read(DECIMAL, new DecimalType("1e20000"))).isInstanceOf(Answer.Unreadable.class);
    }

    private static Quantity temperature(String value, String unit) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setSystem(Ucum.SYSTEM)
                .setCode(unit);
    }

    private static Answer given(Value value) {
        return new Answer.Given(value);
    }

    private static FormItem item(QuestionnaireItemType type) {
        return item(type, false, List.of(), List.of());
    }

    private static FormItem item(
            QuestionnaireItemType type, boolean repeats, List<Coding> units, List<Coding> options) {
        var bounds = units.isEmpty()
                ? new AcceptedAnswers.Bounds(BigDecimal.ZERO, BigDecimal.TEN)
                : new AcceptedAnswers.Bounds(null, null);
        var accepted = new AcceptedAnswers(bounds, units, options, 0);
        return new FormItem("item", type, true, repeats, List.of(), accepted, List.of(), null, null);
    }
}
