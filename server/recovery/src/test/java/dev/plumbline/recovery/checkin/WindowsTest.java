package dev.plumbline.recovery.checkin;

import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Day N opens at its noon and closes at the midnight that starts day N+2. */
class WindowsTest {

    private final Story asked = new Story().asked(daily(1, 4));

    @Test
    void isSilentFromTheVeryMomentOfClosing() {
        assertThat(silentDays(asked, 2, "23:59:59.999")).isEmpty();
        assertThat(silentDays(asked, 3, "00:00")).containsExactly(1);
        assertThat(silentDays(asked, 5, "00:00")).containsExactly(1, 2, 3);
    }

    @Test
    void isBrokenByAnyFinishedReportSinceTheOpening() {
        var otherForm = on(1, "12:00").form("https://example.org/other");

        assertThat(silentDays(asked, 3, "00:00", otherForm)).isEmpty();
        assertThat(silentDays(asked, 3, "00:00", otherForm.unfinished())).containsExactly(1);
    }

    @Test
    void isNotBrokenByAReportBeforeTheOpening() {
        assertThat(silentDays(asked, 3, "00:00", on(1, "11:59:59"))).containsExactly(1);
    }

    @Test
    void isBrokenFromTheArrivalOfALateAnswerOn() {
        var late = on(1, "13:00").arriving(4, "09:00");

        assertThat(silentDays(asked, 4, "08:59", late)).containsExactly(1, 2);
        assertThat(silentDays(asked, 4, "09:00", late)).isEmpty();
    }

    @Test
    void startsAnewAfterTheLastSign() {
        assertThat(silentDays(asked, 6, "00:00", on(2, "13:00"))).containsExactly(3, 4);
    }

    @Test
    void leavesOutWhatWasExcusedOrNeverAsked() {
        asked.excused(2).planStored(3, "00:00");

        assertThat(silentDays(asked, 6, "00:00")).containsExactly(3, 4);
    }

    @Test
    void leavesOutWhatHadClosedByThen() {
        var silent = asked.windows().silentAt(at(6, "00:00"), List.of(), at(4, "00:00"));

        assertThat(silent).extracting(CheckInWindow::day).containsExactly(3, 4);
    }

    private static List<Integer> silentDays(Story story, int day, String time, Reported... reports) {
        var written = Stream.of(reports).map(Reported::report).toList();
        return story.windows().silentAt(at(day, time), written, Instant.MIN).stream()
                .map(CheckInWindow::day)
                .toList();
    }
}
