package dev.plumbline.recovery.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTestTest {

    @Test
    void asksForYesWhereNothingIsComparedWith() {
        var test = AnswerTest.of("rf.saddle");

        assertThat(test.isBare()).isTrue();
        assertThat(test.holds(given(Value.of(true)))).contains(true);
        assertThat(test.holds(given(Value.of(false)))).contains(false);
        assertThat(test.holds(given(Value.of("yes")))).contains(false);
    }

    @Test
    void asksForAnOption() {
        var test = AnswerTest.of("act.walk=none");

        assertThat(test.isBare()).isFalse();
        assertThat(test.item()).isEqualTo("act.walk");
        assertThat(test.holds(given(Value.of("none")))).contains(true);
        assertThat(test.holds(given(Value.of("some")))).contains(false);
        assertThat(test.holds(given(new Value.Choices(Set.of("none", "some"))))).contains(true);
        assertThat(test.holds(given(new Value.Choices(Set.of("some"))))).contains(false);
    }

    @ParameterizedTest
    @CsvSource({
        "act.rest>=8, 7.9, false",
        "act.rest>=8, 8, true",
        "act.rest>=8, 8.1, true",
        "act.rest<=8, 7.9, true",
        "act.rest<=8, 8.0, true",
        "act.rest<=8, 8.1, false",
        "act.rest=8, 8.0, true",
        "act.rest=8, 7, false"
    })
    void comparesNumbers(String words, BigDecimal number, boolean holds) {
        assertThat(AnswerTest.of(words).holds(given(Value.of(number)))).contains(holds);
    }

    @Test
    void isNeverTrueOfANumberThatCannotBeRead() {
        var test = AnswerTest.of("act.rest>=eight");

        assertThat(test.isSound()).isFalse();
        assertThat(test.holds(given(Value.of(9)))).contains(false);
    }

    @Test
    void isSoundWithoutANumberWhereNoneIsNeeded() {
        assertThat(AnswerTest.of("rf.saddle").isSound()).isTrue();
        assertThat(AnswerTest.of("act.walk=none").isSound()).isTrue();
        assertThat(AnswerTest.of("act.rest>=8.5").isSound()).isTrue();
    }

    @Test
    void saysNothingOfAnAnswerThatIsNotThere() {
        var test = AnswerTest.of("rf.saddle");

        assertThat(test.holds(null)).isEmpty();
        assertThat(test.holds(new Answer.Missing())).isEmpty();
        assertThat(test.holds(new Answer.Unreadable("it has no value."))).isEmpty();
    }

    @Test
    void choosesOnlyAmongTheOptions() {
        assertThat(AnswerTest.of("act.walk=none").mayChoose(Set.of("none"))).isTrue();
        assertThat(AnswerTest.of("act.walk=far").mayChoose(Set.of("none"))).isFalse();
        assertThat(AnswerTest.of("act.walk>=none").mayChoose(Set.of("none"))).isFalse();
        assertThat(AnswerTest.of("act.walk").mayChoose(Set.of("none"))).isTrue();
    }

    private static Answer given(Value value) {
        return new Answer.Given(value);
    }
}
