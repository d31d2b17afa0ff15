package dev.plumbline.recovery.concern;

import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Rules.ADH_1;
import static dev.plumbline.recovery.fixture.Rules.protocol;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static dev.plumbline.recovery.fixture.Story.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.concern.Closure.By;
import dev.plumbline.recovery.fixture.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ADH-1 watches check-ins of days 1 to 3; that of day N closes at the midnight that starts day N+2. */
class SilenceConcernTest {

    private final Story story = new Story().asked(daily(0, 7));

    @Test
    void isRaisedWhenACheckInClosesInSilence() {
        assertThat(concerns(2, "23:59:59.999")).isEmpty();

        var concern = only(concerns(3, "00:00"));
        assertThat(concern.opener()).isEqualTo(task(1));
        assertThat(concern.raised()).isEqualTo(at(3, "00:00"));
    }

    /** "Days 1–3": the day before, the last day, the day after. */
    @Test
    void isRaisedForDaysOneToThreeOnly() {
        assertThat(concerns(2, "00:00")).isEmpty();
        story.reported(on(2, "13:00"));
        assertThat(only(concerns(5, "00:00")).opener()).isEqualTo(task(3));
        story.reported(on(3, "13:00"));
        assertThat(concerns(9, "00:00")).isEmpty();
    }

    @Test
    void isClosedByALateAnswerWhenItArrives() {
        story.reported(on(1, "13:00").arriving(4, "09:00"));

        var concern = only(concerns(4, "10:00"));

        assertThat(concern.raised()).isEqualTo(at(3, "00:00"));
        assertThat(concern.closure()).contains(new Closure(at(4, "09:00"), By.RULE));
    }

    @Test
    void isClosedByAnyFinishedReportOfWhateverForm() {
        story.reported(
                on(3, "08:00").as("begun").unfinished(),
                on(3, "09:00").as("other").form("https://example.org/other"));

        assertThat(only(concerns(4, "00:00")).closure()).contains(new Closure(at(3, "09:00"), By.RULE));
    }

    @Test
    void standsWhileTheSilenceGoesOnBeyondTheDaysThatRaiseIt() {
        var concern = only(concerns(9, "12:00"));

        assertThat(concern.evidence()).containsExactly(task(1), task(2), task(3));
        assertThat(concern.stands()).isTrue();
    }

    @Test
    void isRaisedAnewAfterAPersonsClosingByALaterCheckInOnly() {
        story.personClosed("ADH-1", 3, "09:00", task(1));

        var concerns = concerns(4, "00:00");

        assertThat(concerns).extracting(Concern::opener).containsExactly(task(1), task(2));
        assertThat(concerns).extracting(Concern::stands).containsExactly(false, true);
    }

    @Test
    void isNotRaisedForWhatClosedBeforeThePlanWasStored() {
        story.planStored(5, "00:00");

        assertThat(concerns(9, "00:00")).isEmpty();
    }

    @Test
    void isNotRaisedAfterThePlansEnd() {
        story.planEnded(3, "00:00");

        assertThat(concerns(9, "00:00")).isEmpty();
    }

    private static Concern only(List<Concern> concerns) {
        assertThat(concerns).hasSize(1);
        return concerns.get(0);
    }

    private List<Concern> concerns(int day, String time) {
        return story.assess(protocol(ADH_1), day, time).concerns();
    }
}
