package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.template.ReviewTimes;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PH is an emergency or the same day, PM is within the working days that the content says. */
class DeadlineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ReviewTimes TIMES = Shipped.template().reviews();

    @Test
    void asksForAnEmergencyAtOnce() {
        assertThat(due(Urgency.EMERGENCY, "2026-03-07T23:59")).isEqualTo(at("2026-03-07T23:59"));
    }

    /** 2026-03-07 is a Saturday; on 2026-03-29 the clocks go forward. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-05T18:00, 2026-03-05",
        "2026-03-07T00:00, 2026-03-07",
        "2026-03-07T23:59, 2026-03-07",
        "2026-03-29T01:30, 2026-03-29",
    })
    void asksForTheSameDayUntilItsLocalEndOnAWeekendToo(String stored, String lastDay) {
        assertThat(due(Urgency.SAME_DAY, stored)).isEqualTo(endOf(lastDay));
    }

    /** 2026-03-02 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00, 2026-03-04",
        "2026-03-02T23:59, 2026-03-04",
        "2026-03-04T12:00, 2026-03-06",
        "2026-03-05T12:00, 2026-03-09",
        "2026-03-06T12:00, 2026-03-10",
        "2026-03-07T12:00, 2026-03-10",
        "2026-03-08T12:00, 2026-03-10",
        "2026-03-27T12:00, 2026-03-31",
    })
    void countsTwoWorkingDaysFromTheDayAfterStoring(String stored, String lastDay) {
        assertThat(due(Urgency.PROMPT, stored)).isEqualTo(endOf(lastDay));
    }

    @Test
    void asksForNoReviewOfRoutine() {
        assertThat(TIMES.due(Urgency.ROUTINE, at("2026-03-05T18:00"), BERLIN)).isEmpty();
    }

    @Test
    void holdsOthersBackForThreeDays() {
        assertThat(TIMES.suppression()).isEqualTo(Duration.ofDays(3));
    }

    private static Instant due(Urgency level, String stored) {
        return TIMES.due(level, at(stored), BERLIN).orElseThrow();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Instant endOf(String day) {
        return at(day + "T23:59:59.999");
    }
}
