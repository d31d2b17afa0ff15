package dev.plumbline.recovery.checkin;

import static dev.plumbline.recovery.fixture.Story.CALENDAR;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckInSeriesTest {

    private static final Set<DayOfWeek> EVERY_DAY = Set.of();

    @Test
    void asksOnEachDayOfItsRunTheLastIncluded() {
        assertThat(series(0, 8, 1, EVERY_DAY).days(CALENDAR)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void stepsFromItsFirstDay() {
        assertThat(series(56, 29, 14, EVERY_DAY).days(CALENDAR)).containsExactly(56, 70, 84);
        assertThat(series(56, 28, 14, EVERY_DAY).days(CALENDAR)).containsExactly(56, 70);
        assertThat(series(1, 7, 3, EVERY_DAY).days(CALENDAR)).containsExactly(1, 4, 7);
    }

    @Test
    void coversItsLastDay() {
        assertThat(series(8, 21, 1, EVERY_DAY).lastDay()).isEqualTo(28);
    }

    @Test
    void asksOnMondayWednesdayAndFridayOfTheLocalDate() {
        var series = series(8, 7, 1, Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY));
        var procedureOnThursday = new RecoveryCalendar(LocalDate.of(2026, 3, 5), ZoneId.of("Europe/Berlin"));

        assertThat(series.days(CALENDAR)).containsExactly(9, 11, 14);
        assertThat(series.days(procedureOnThursday)).containsExactly(8, 11, 13);
    }

    @Test
    void opensIsDueAndClosesByTheClockOnTheWall() {
        var window = series(0, 8, 1, EVERY_DAY).window(3, CALENDAR, task(3));

        assertThat(window)
                .isEqualTo(new CheckInWindow(
                        task(3), "daily", "form|1", Set.of(), 3, at(3, "12:00"), at(4, "00:00"), at(5, "00:00")));
    }

    @Test
    void closesAtTheSameWallClockTimeWhenTheClocksChange() {
        var beforeSpringChange = series(26, 1, 1, EVERY_DAY).window(26, CALENDAR, task(26));

        assertThat(beforeSpringChange.closes()).isEqualTo(at(28, "00:00"));
        assertThat(Duration.between(beforeSpringChange.opens(), beforeSpringChange.closes()))
                .hasHours(35);
    }

    @Test
    void closesAnHourLaterWhenAnHourIsRepeated() {
        var autumn = new RecoveryCalendar(LocalDate.of(2026, 10, 24), ZoneId.of("Europe/Berlin"));

        var window = series(0, 1, 1, EVERY_DAY).window(0, autumn, task(0));

        assertThat(window.closes()).isEqualTo(autumn.startOf(2));
        assertThat(Duration.between(window.opens(), window.closes())).hasHours(37);
    }

    @Test
    void refusesARunWithoutDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series(0, 0, 1, EVERY_DAY))
                .withMessage("Series `daily` covers 0 days in steps of 1; expected at least 1 of each.");
    }

    @Test
    void refusesAStepOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series(0, 8, 0, EVERY_DAY))
                .withMessage("Series `daily` covers 8 days in steps of 0; expected at least 1 of each.");
    }

    @Test
    void refusesToCloseBeforeItIsDue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lasting(Duration.ofHours(12), Duration.ofHours(11)))
                .withMessage("Series `daily` closes after PT11H, before it is due after PT12H.");
    }

    @Test
    void mayCloseWhenItIsDue() {
        var window = lasting(Duration.ofHours(12), Duration.ofHours(12)).window(0, CALENDAR, task(0));

        assertThat(window.closes()).isEqualTo(window.due());
    }

    @Test
    void opensDaysBeforeTheDayThatItIsAbout() {
        var milestone = before(3);
        var window = milestone.window(42, CALENDAR, task(42));

        assertThat(window.day()).isEqualTo(42);
        assertThat(window.opens()).isEqualTo(at(39, "00:00"));
        assertThat(window.closes()).isEqualTo(at(50, "00:00"));
        assertThat(milestone.closingDay()).isEqualTo(50);
        assertThat(series(0, 8, 1, EVERY_DAY).closingDay()).isEqualTo(9);
    }

    @Test
    void doesNotOpenAfterTheDayThatItIsAbout() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> before(-1))
                .withMessage("Series `milestone` opens -1 days before its day; expected at least 0.");
    }

    private static CheckInSeries before(int days) {
        return new CheckInSeries(
                "milestone",
                "form|1",
                Set.of(),
                42,
                1,
                1,
                EVERY_DAY,
                days,
                LocalTime.MIDNIGHT,
                Duration.ofDays(4),
                Duration.ofDays(11));
    }

    private static CheckInSeries series(int firstDay, int lengthInDays, int everyDays, Set<DayOfWeek> weekdays) {
        return new CheckInSeries(
                "daily",
                "form|1",
                Set.of(),
                firstDay,
                lengthInDays,
                everyDays,
                weekdays,
                0,
                LocalTime.NOON,
                Duration.ofHours(12),
                Duration.ofHours(36));
    }

    private static CheckInSeries lasting(Duration due, Duration closes) {
        return new CheckInSeries("daily", "form|1", Set.of(), 0, 1, 1, EVERY_DAY, 0, LocalTime.NOON, due, closes);
    }
}
