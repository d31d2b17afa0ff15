package dev.plumbline.plugin.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.plugin.template.FormItem;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final FormItem YES_OR_NO = item(QuestionnaireItemType.BOOLEAN);
    private static final FormItem FROM_0_TO_10 = item(QuestionnaireItemType.INTEGER);
    private static final FormItem DECIMAL = item(QuestionnaireItemType.DECIMAL);
    private static final FormItem CHOICE = item(QuestionnaireItemType.CHOICE);
    private static final FormItem TEXT = item(QuestionnaireItemType.TEXT);

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

    private static Answer given(Value value) {
        return new Answer.Given(value);
    }

    private static FormItem item(QuestionnaireItemType type) {
        var bounds = new FormItem.Bounds(BigDecimal.ZERO, BigDecimal.TEN);
        return new FormItem("item", type, true, List.of(), bounds, null, false, List.of());
    }
}
