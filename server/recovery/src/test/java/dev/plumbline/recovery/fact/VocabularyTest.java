package dev.plumbline.recovery.fact;

import static dev.plumbline.recovery.fixture.Conditions.name;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary(Set.of("pain"), Set.of("rf.saddle"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "day",
                "answer.rf.saddle",
                "checkIns.missedInARow",
                "checkIns.lastMissedDay",
                "pain.now",
                "pain.latest",
                "pain.latestDay",
                "pain.latestLimit",
                "pain.baseline",
                "pain.expected",
                "pain.limit",
                "pain.aboveInARow",
                "pain.withinInARow",
                "pain.medianOfLast3",
                "pain.best"
            })
    void knowsEachFact(String fact) {
        assertThat(vocabulary.knows(name(fact))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"day.now", "answer.rf.other", "checkIns.now", "checkIns", "pain", "pain.worst", "function.now"})
    void doesNotKnowAnythingElse(String fact) {
        assertThat(vocabulary.knows(name(fact))).isFalse();
    }

    @Test
    void writesNamesAsRulesDo() {
        assertThat(name("day")).hasToString("%day");
        assertThat(name("pain.now")).hasToString("%pain.now");
    }
}
