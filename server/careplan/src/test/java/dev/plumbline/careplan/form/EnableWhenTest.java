package dev.plumbline.careplan.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnableWhenTest {

    private static final BooleanType YES = new BooleanType(true);
    private static final BooleanType NO = new BooleanType(false);

    @Test
    void holdsForTheSameAnswer() {
        var when = one(QuestionnaireItemOperator.EQUAL, YES);

        assertThat(when.holds(answered(YES))).isTrue();
        assertThat(when.holds(answered(NO))).isFalse();
        assertThat(when.holds(answered(NO, YES))).isTrue();
        assertThat(when.holds(Map.of())).isFalse();
    }

    @Test
    void comparesCodesWithTheirSystemIfTheAnswerHasOne() {
        var when = one(QuestionnaireItemOperator.EQUAL, new Coding("s", "sleepy", "Sleepy"));

        assertThat(when.holds(answered(new Coding("s", "sleepy", "Very sleepy"))))
                .isTrue();
        assertThat(when.holds(answered(new Coding(null, "sleepy", null)))).isTrue();
        assertThat(when.holds(answered(new Coding("other", "sleepy", null)))).isFalse();
        assertThat(when.holds(answered(new Coding("s", "none", "None")))).isFalse();
        assertThat(when.holds(answered(new StringType("sleepy")))).isFalse();
    }

    @Test
    void holdsForAnyOtherAnswerAndForNone() {
        var when = one(QuestionnaireItemOperator.NOT_EQUAL, YES);

        assertThat(when.holds(answered(NO))).isTrue();
        assertThat(when.holds(answered(YES))).isFalse();
        assertThat(when.holds(Map.of())).isTrue();
    }

    @Test
    void asksWhetherThereIsAnAnswer() {
        assertThat(one(QuestionnaireItemOperator.EXISTS, YES).holds(answered(NO)))
                .isTrue();
        assertThat(one(QuestionnaireItemOperator.EXISTS, YES).holds(Map.of())).isFalse();
        assertThat(one(QuestionnaireItemOperator.EXISTS, NO).holds(Map.of())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GREATER_THAN, 7, false", "GREATER_THAN, 8, true", "LESS_THAN, 7, false", "LESS_THAN, 6, true",
        "GREATER_OR_EQUAL, 7, true", "GREATER_OR_EQUAL, 6, false", "LESS_OR_EQUAL, 7, true", "LESS_OR_EQUAL, 8, false",
        "EQUAL, 7, true", "EQUAL, 8, false"
    })
    void comparesNumbers(QuestionnaireItemOperator operator, int given, boolean holds) {
        var when = one(operator, new DecimalType("7.0"));

        assertThat(when.holds(answered(new IntegerType(given)))).isEqualTo(holds);
        assertThat(when.holds(answered(new Quantity(given)))).isEqualTo(holds);
    }

    @Test
    void asksForAllOrForAny() {
        var first = new EnableWhen.Clause("a", QuestionnaireItemOperator.EQUAL, YES);
        var second = new EnableWhen.Clause("b", QuestionnaireItemOperator.EQUAL, YES);
        Map<String, List<Type>> answers = Map.of("a", List.of(YES), "b", List.of(NO));

        assertThat(new EnableWhen(List.of(first, second), true).holds(answers)).isFalse();
        assertThat(new EnableWhen(List.of(first, second), false).holds(answers)).isTrue();
    }

    private static EnableWhen one(QuestionnaireItemOperator operator, Type answer) {
        return new EnableWhen(List.of(new EnableWhen.Clause("a", operator, answer)), true);
    }

    private static Map<String, List<Type>> answered(Type... values) {
        return Map.of("a", List.of(values));
    }
}
