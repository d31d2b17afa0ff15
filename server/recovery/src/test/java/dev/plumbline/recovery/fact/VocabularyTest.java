package dev.plumbline.recovery.fact;

import static dev.plumbline.recovery.fixture.Conditions.name;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary(
            Set.of("pain"),
            Map.of("rf.saddle", Set.of(), "act.rest", Set.of(), "act.walk", Set.of("none", "some")),
            Set.of("milestone-14"),
            Set.of("vpa-bone-drug"),
            Map.of("indication", Set.of("tumour")));

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
                "pain.medianOfLast12",
                "pain.medianOfLast3InDays10To14",
                "pain.worstOfLast7Days",
                "pain.atLeast4InARow",
                "pain.atLeast4InARowSinceDay90",
                "pain.below7InARow",
                "hours",
                "answer.act.walk",
                "answer.act.walk=none",
                "answer.act.rest>=8",
                "daysSince.rf.saddle",
                "inARow.act.walk=some",
                "clearInARow.rf.saddle",
                "clearDays.rf.saddle",
                "ofLast7.act.rest<=8.5",
                "checkIns.missedOfLast7",
                "checkIns.daysSilent",
                "pain.bestMedianOf5SinceDay1",
                "pain.bestOfEarlier",
                "pain.gainOver14Days",
                "age",
                "latest.rf.saddle",
                "latest.act.walk=none",
                "missed.milestone-14",
                "recorded.vpa-bone-drug",
                "daysSinceRecorded.vpa-bone-drug",
                "recordedInDays10To20.vpa-bone-drug",
                "variant.indication"
            })
    void knowsEachFact(String fact) {
        assertThat(vocabulary.knows(name(fact))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "day.now",
                "hours.now",
                "answer.rf.other",
                "answer.act.walk=nowhere",
                "answer.act.walk>=1",
                "answer.act.rest>=eight",
                "answer.act.rest>8",
                "inARow.rf.other",
                "inARow",
                "ofLast.rf.saddle",
                "ofLast7of7.rf.saddle",
                "ofLast12345.rf.saddle",
                "checkIns.now",
                "checkIns.missedOfLast",
                "checkIns",
                "pain",
                "pain.worst",
                "pain.medianOfLast",
                "function.now",
                "pain.best",
                "pain.bestMedianOf5",
                "age.now",
                "latest.rf.other",
                "latest",
                "missed.milestone-15",
                "missed",
                "recorded.vpa-bone-drugs",
                "recorded",
                "recordedInDays10.vpa-bone-drug",
                "variant.procedure",
                "variant"
            })
    void doesNotKnowAnythingElse(String fact) {
        assertThat(vocabulary.knows(name(fact))).isFalse();
    }

    @Test
    void writesNamesAsRulesDo() {
        assertThat(name("day")).hasToString("%day");
        assertThat(name("pain.now")).hasToString("%pain.now");
    }
}
