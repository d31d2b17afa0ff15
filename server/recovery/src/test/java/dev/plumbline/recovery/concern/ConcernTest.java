package dev.plumbline.recovery.concern;

import static dev.plumbline.recovery.fixture.Conditions.isTrue;
import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Reported.response;
import static dev.plumbline.recovery.fixture.Rules.protocol;
import static dev.plumbline.recovery.fixture.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class ConcernTest {

    @Test
    void comesInTheOrderOfRaisingWhateverItsKind() {
        var emergency = rule("RF-X", Urgency.EMERGENCY, isTrue("answer.x"), null);
        var story = new Story()
                .reported(
                        on(1, "13:00").missing("x"),
                        on(2, "13:00").answering("x", true),
                        on(3, "13:00").missing("x"))
                .personClosedNotJudged("RF-X", 4, "09:00", response("day-1"));

        var concerns = story.assess(protocol(emergency), 9, "00:00").concerns();

        assertThat(concerns).extracting(Concern::kind).containsExactly(Kind.NOT_JUDGED, Kind.FINDING, Kind.NOT_JUDGED);
        assertThat(concerns).isSortedAccordingTo(Comparator.comparing(Concern::raised));
    }

    @Test
    void doesNotSeeAPersonsActThatComesLater() {
        var emergency = rule("RF-X", Urgency.EMERGENCY, isTrue("answer.x"), null);
        var story = new Story()
                .reported(on(1, "13:00").answering("x", true))
                .personClosed("RF-X", 4, "09:00", response("day-1"));

        assertThat(story.assess(protocol(emergency), 4, "08:59")
                        .concerns()
                        .get(0)
                        .stands())
                .isTrue();
        assertThat(story.assess(protocol(emergency), 4, "09:00")
                        .concerns()
                        .get(0)
                        .stands())
                .isFalse();
    }
}
