package dev.plumbline.recovery.checkin;

import static dev.plumbline.recovery.fixture.Reported.on;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static dev.plumbline.recovery.fixture.Story.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.reading.Report;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Day 1 opens at its noon and closes at the midnight that starts day 3. */
class CheckInsTest {

    private final Windows dayOne = new Story().asked(daily(1, 1)).windows();
    private final Windows dayOneAndTwo = new Story().asked(daily(1, 2)).windows();

    @Test
    void isExcusedWhereItsPlanWasStoppedWhileItWasOpen() {
        var stopped = dayOneAndTwo.stoppedAt(at(2, "11:59"));

        assertThat(states(stopped, 5, "09:00")).containsExactly(State.EXCUSED);
    }

    @Test
    void staysMissedWhereItsPlanWasStoppedAtItsVeryClosing() {
        var stopped = dayOneAndTwo.stoppedAt(at(3, "00:00"));

        assertThat(states(stopped, 5, "09:00")).containsExactly(State.MISSED, State.EXCUSED);
    }

    @Test
    void isGoneWhereItsPlanWasStoppedAtItsVeryOpening() {
        var stopped = dayOneAndTwo.stoppedAt(at(2, "12:00"));

        assertThat(states(stopped, 5, "09:00")).containsExactly(State.EXCUSED);
    }

    @Test
    void staysAnsweredWhereItsPlanWasStoppedAfterwards() {
        var stopped = dayOneAndTwo.stoppedAt(at(1, "18:00"));

        assertThat(states(stopped, 5, "09:00", on(1, "13:00"))).containsExactly(State.ANSWERED);
    }

    @Test
    void staysExcusedByAPersonWhereItsPlanWasStopped() {
        var excused = new Windows(dayOneAndTwo.inOrder(), dayOneAndTwo.askedFrom(), Set.of(task(1)));

        assertThat(states(excused.stoppedAt(at(9, "00:00")), 10, "09:00")).containsExactly(State.EXCUSED, State.MISSED);
    }

    @Test
    void isNotAnsweredByWhatSomebodyElseHasMeasured() {
        var measured = on(1, "13:00").form("").report();

        assertThat(states(dayOne, 3, "09:00", on(1, "13:00").form(""))).containsExactly(State.MISSED);
        assertThat(CheckIns.settle(dayOne, List.of(measured), at(3, "09:00")).unscheduled())
                .isEmpty();
        assertThat(dayOne.silentAt(
                        at(3, "09:00"), List.of(on(2, "13:00").form("").report()), at(0, "00:00")))
                .hasSize(1);
    }

    @Test
    void isUpcomingUntilItOpens() {
        assertThat(states(dayOne, 1, "11:59")).containsExactly(State.UPCOMING);
        assertThat(states(dayOne, 1, "12:00")).containsExactly(State.OPEN);
    }

    @Test
    void isMissedFromTheVeryMomentAtWhichItCloses() {
        assertThat(states(dayOne, 2, "23:59:59.999")).containsExactly(State.OPEN);
        assertThat(states(dayOne, 3, "00:00")).containsExactly(State.MISSED);
    }

    @Test
    void isAnsweredByAReportAboutItsVeryOpening() {
        assertThat(states(dayOne, 3, "09:00", on(1, "12:00"))).containsExactly(State.ANSWERED);
    }

    @Test
    void isNotAnsweredByAReportAboutAMomentBefore() {
        assertThat(states(dayOne, 3, "09:00", on(1, "11:59:59"))).containsExactly(State.MISSED);
    }

    @Test
    void isNotAnsweredByAReportAboutItsVeryClosing() {
        assertThat(states(dayOne, 3, "09:00", on(3, "00:00"))).containsExactly(State.MISSED);
    }

    @Test
    void isAnsweredLateByAReportThatArrivesAtItsClosingOrAfter() {
        assertThat(states(dayOne, 5, "09:00", on(1, "13:00").arriving(2, "23:59")))
                .containsExactly(State.ANSWERED);
        assertThat(states(dayOne, 5, "09:00", on(1, "13:00").arriving(3, "00:00")))
                .containsExactly(State.ANSWERED_LATE);
        assertThat(states(dayOne, 5, "09:00", on(1, "13:00").arriving(4, "09:00")))
                .containsExactly(State.ANSWERED_LATE);
    }

    @Test
    void isNotAnsweredByAnotherForm() {
        assertThat(states(dayOne, 3, "09:00", on(1, "13:00").form("https://example.org/other")))
                .containsExactly(State.MISSED);
    }

    @Test
    void isAnsweredWhereItsFormNamesNoVersion() {
        var window = new CheckInWindow(
                task(1), "daily", Reported.DAILY, Set.of(), 1, at(1, "12:00"), at(2, "00:00"), at(3, "00:00"));
        var windows = new Windows(List.of(window), at(0, "10:00"), Set.of());

        assertThat(states(windows, 2, "09:00", on(1, "13:00"))).containsExactly(State.ANSWERED);
    }

    @Test
    void isAnsweredByTheLongerFormThatStandsForItTogetherWithItsOwn() {
        var windows = new Story().asked(daily(7, 7)).askedWeekly(7).windows();

        var both = settle(windows, 8, "09:00", on(7, "13:00").form(Reported.WEEKLY));
        var dailyAlone = settle(windows, 8, "09:00", on(7, "13:00"));

        assertThat(both.scheduled()).extracting(CheckIn::state).containsExactly(State.ANSWERED, State.ANSWERED);
        assertThat(both.unscheduled()).isEmpty();
        assertThat(dailyAlone.scheduled()).extracting(CheckIn::state).containsExactly(State.OPEN, State.ANSWERED);
    }

    @Test
    void isAskedForByTheLongerFormWhereTheShorterOneIsAnsweredAlready() {
        var windows = new Story().asked(daily(7, 7)).askedWeekly(7).windows();

        var checkIns = settle(
                windows, 8, "09:00", on(7, "13:00"), on(7, "14:00").as("week").form(Reported.WEEKLY));

        assertThat(checkIns.scheduled()).extracting(CheckIn::state).containsExactly(State.ANSWERED, State.ANSWERED);
        assertThat(checkIns.unscheduled()).isEmpty();
    }

    @Test
    void isNotAnsweredByAnUnfinishedReport() {
        var checkIns = settle(dayOne, 2, "09:00", on(1, "13:00").unfinished());

        assertThat(checkIns.scheduled()).extracting(CheckIn::state).containsExactly(State.OPEN);
        assertThat(checkIns.unscheduled()).isEmpty();
    }

    @Test
    void isAnsweredByTheReportThatArrivedFirst() {
        var aboutLater = on(1, "18:00").as("b");
        var aboutEarlierButArrivedLater = on(1, "13:00").as("a").arriving(1, "19:00");

        var checkIns = settle(dayOne, 2, "09:00", aboutEarlierButArrivedLater, aboutLater);

        assertThat(checkIns.scheduled().get(0).answeredBy()).contains(aboutLater.report());
        assertThat(checkIns.unscheduled()).containsExactly(aboutEarlierButArrivedLater.report());
    }

    @Test
    void isAnsweredByTheReportOfTheLowerIdWhereBothArriveTogether() {
        var first = on(1, "18:00").as("a");
        var second = on(1, "13:00").as("b").arriving(1, "18:00");

        var checkIns = settle(dayOne, 2, "09:00", second, first);

        assertThat(checkIns.scheduled().get(0).answeredBy()).contains(first.report());
    }

    @Test
    void goesToTheCheckInThatOpenedLastWhereTwoAreOpen() {
        var states = states(dayOneAndTwo, 4, "00:00", on(2, "13:00"));

        assertThat(states).containsExactly(State.MISSED, State.ANSWERED);
    }

    @Test
    void doesNotFallBackOnAnEarlierCheckInWhenTheLastIsAnswered() {
        var checkIns = settle(
                dayOneAndTwo, 4, "00:00", on(2, "13:00").as("a"), on(2, "14:00").as("b"));

        assertThat(checkIns.scheduled()).extracting(CheckIn::state).containsExactly(State.MISSED, State.ANSWERED);
        assertThat(checkIns.unscheduled()).extracting(Report::source).containsExactly(Reported.response("b"));
    }

    @Test
    void isUnscheduledOutsideEveryWindow() {
        var ofOwnAccord = on(9, "13:00");

        assertThat(settle(dayOne, 9, "14:00", ofOwnAccord).unscheduled()).containsExactly(ofOwnAccord.report());
    }

    @Test
    void wasNotAskedIfItHadClosedWhenThePlanWasStored() {
        var storedAtItsClosing =
                new Story().asked(daily(1, 2)).planStored(3, "00:00").windows();
        var storedJustBefore =
                new Story().asked(daily(1, 2)).planStored(2, "23:59").windows();

        assertThat(states(storedAtItsClosing, 9, "00:00")).containsExactly(State.NOT_ASKED, State.MISSED);
        assertThat(states(storedJustBefore, 9, "00:00")).containsExactly(State.MISSED, State.MISSED);
    }

    @Test
    void isExcusedWhenAPersonCancelledItBeforeAndAfterItsClosing() {
        var excused = new Story().asked(daily(1, 1)).excused(1).windows();

        assertThat(states(excused, 1, "00:00")).containsExactly(State.EXCUSED);
        assertThat(states(excused, 9, "00:00")).containsExactly(State.EXCUSED);
    }

    @Test
    void isAnsweredThoughExcused() {
        var excused = new Story().asked(daily(1, 1)).excused(1).windows();

        assertThat(states(excused, 9, "00:00", on(1, "13:00"))).containsExactly(State.ANSWERED);
    }

    @Test
    void doesNotSeeAReportThatArrivesLater() {
        var checkIns = settle(dayOne, 2, "09:00", on(1, "13:00").arriving(2, "09:00:01"));

        assertThat(checkIns.scheduled()).extracting(CheckIn::state).containsExactly(State.OPEN);
        assertThat(states(dayOne, 2, "09:00", on(1, "13:00").arriving(2, "09:00")))
                .containsExactly(State.ANSWERED);
    }

    @Test
    void knowsTheNextOfEachFormThatOpensWithinADay() {
        var windows = new Story().asked(daily(1, 9)).askedWeekly(7).windows();

        assertThat(settle(windows, 3, "13:00").next())
                .extracting(next -> next.window().day())
                .containsExactly(4, 7);
        assertThat(settle(windows, 4, "13:00").next())
                .extracting(next -> next.window().action() + " " + next.window().day())
                .containsExactly("weekly 7", "daily 5");
        assertThat(settle(windows, 2, "13:00").next())
                .extracting(next -> next.window().day())
                .containsExactly(3);
    }

    @Test
    void knowsTheNextToOpen() {
        assertThat(settle(dayOneAndTwo, 1, "13:00").next())
                .extracting(next -> next.window().day())
                .containsExactly(2);
        assertThat(settle(dayOneAndTwo, 2, "13:00").next()).isEmpty();
    }

    @Test
    void isInTheOrderOfOpening() {
        var windows = new Story().asked(daily(5, 6)).asked(daily(1, 2)).windows();

        assertThat(windows.inOrder()).extracting(CheckInWindow::day).containsExactly(1, 2, 5, 6);
    }

    private static List<State> states(Windows windows, int day, String time, Reported... reports) {
        return settle(windows, day, time, reports).scheduled().stream()
                .map(CheckIn::state)
                .toList();
    }

    private static CheckIns settle(Windows windows, int day, String time, Reported... reports) {
        var written = Stream.of(reports).map(Reported::report).toList();
        return CheckIns.settle(windows, written, at(day, time));
    }
}
