package dev.plumbline.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RecoveryCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final RecoveryCalendar spring = new RecoveryCalendar(LocalDate.of(2026, 3, 28), BERLIN);
    private final RecoveryCalendar autumn = new RecoveryCalendar(LocalDate.of(2026, 10, 24), BERLIN);

    @Test
    void startsOnTheLocalDateOfTheProcedure() {
        var lateEvening = Instant.parse("2026-03-02T23:30:00Z");

        var calendar = RecoveryCalendar.startingAt(lateEvening, BERLIN);

        assertThat(calendar.dayZero()).isEqualTo("2026-03-03");
        assertThat(calendar.dayOf(lateEvening)).isZero();
    }

    @Test
    void countsTheSameInstantAsDifferentDaysInZonesFarApart() {
        var instant = Instant.parse("2026-03-02T10:30:00Z");
        var dayZero = LocalDate.of(2026, 3, 2);

        assertThat(new RecoveryCalendar(dayZero, ZoneId.of("Pacific/Kiritimati")).dayOf(instant))
                .isEqualTo(1);
        assertThat(new RecoveryCalendar(dayZero, ZoneId.of("UTC")).dayOf(instant))
                .isZero();
        assertThat(new RecoveryCalendar(dayZero, ZoneId.of("Pacific/Pago_Pago")).dayOf(instant))
                .isEqualTo(-1);
    }

    @Test
    void changesDayAtLocalMidnightExactly() {
        var midnight = Instant.parse("2026-03-28T23:00:00Z");

        assertThat(spring.dayOf(midnight.minusMillis(1))).isZero();
        assertThat(spring.dayOf(midnight)).isEqualTo(1);
        assertThat(spring.startOf(1)).isEqualTo(midnight);
    }

    @Test
    void givesTheSpringDay23HoursAndTheAutumnDay25() {
        assertThat(Duration.between(spring.startOf(1), spring.startOf(2))).hasHours(23);
        assertThat(Duration.between(autumn.startOf(1), autumn.startOf(2))).hasHours(25);
    }

    @Test
    void keepsBothPassesOfTheRepeatedHourOnOneDay() {
        var firstPass = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(autumn.dayOf(firstPass)).isEqualTo(1);
        assertThat(autumn.dayOf(firstPass.plus(Duration.ofHours(1)))).isEqualTo(1);
    }

    @Test
    void readsAWallClockTimeThatIsShownTwiceAsTheEarlier() {
        var shownTwice = LocalDateTime.parse("2026-10-25T02:30:00");

        assertThat(autumn.instantOf(shownTwice)).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void readsAWallClockTimeThatIsSkippedAsTheOneAnHourLater() {
        var skipped = LocalDateTime.parse("2026-03-29T02:30:00");

        assertThat(spring.instantOf(skipped)).isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void startsADayAfterTheGapWhereTheClocksSkipMidnight() {
        var beirut = new RecoveryCalendar(LocalDate.of(2026, 3, 28), ZoneId.of("Asia/Beirut"));

        assertThat(beirut.startOf(1)).isEqualTo("2026-03-28T22:00:00Z");
        assertThat(beirut.dayOf(beirut.startOf(1))).isEqualTo(1);
    }

    @Test
    void countsDaysBeforeTheProcedureAsNegative() {
        assertThat(spring.dayOf(LocalDate.of(2026, 3, 21))).isEqualTo(-7);
        assertThat(spring.dateOf(-7)).isEqualTo("2026-03-21");
    }

    @Test
    void needsADateAndAZone() {
        assertThatNullPointerException().isThrownBy(() -> new RecoveryCalendar(null, BERLIN));
        assertThatNullPointerException().isThrownBy(() -> new RecoveryCalendar(LocalDate.EPOCH, null));
    }
}
