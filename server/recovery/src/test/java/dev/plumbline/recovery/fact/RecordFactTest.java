package dev.plumbline.recovery.fact;

import static dev.plumbline.recovery.fixture.Conditions.name;
import static dev.plumbline.recovery.fixture.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFactTest {

    private static final Fact NOT_YET = new Fact.NotYet();

    @Test
    void holdsFromItsBeginningToItsEnd() {
        var story = new Story().recorded("drug", "MedicationStatement/1", at(3, "09:00"), at(5, "09:00"));

        assertThat(fact(story, 3, "08:59", "recorded.drug")).isEqualTo(known(false));
        assertThat(fact(story, 3, "09:00", "recorded.drug")).isEqualTo(known(true, "MedicationStatement/1"));
        assertThat(fact(story, 5, "08:59", "recorded.drug")).isEqualTo(known(true, "MedicationStatement/1"));
        assertThat(fact(story, 5, "09:00", "recorded.drug")).isEqualTo(known(false));
    }

    @Test
    void holdsForAllTimeWhereNothingIsKnownOfItsTimes() {
        var story = new Story().recorded("kidney", "Condition/1", Instant.MIN);

        assertThat(fact(story, 0, "00:00", "recorded.kidney")).isEqualTo(known(true, "Condition/1"));
        assertThat(fact(story, 9, "00:00", "daysSinceRecorded.kidney")).isEqualTo(NOT_YET);
        assertThat(fact(story, 9, "00:00", "recordedInDays0To9.kidney")).isEqualTo(known(0));
    }

    @Test
    void restsOnAllEntriesOfItsKindAlone() {
        var story = new Story()
                .recorded("drug", "MedicationRequest/1", at(1, "09:00"))
                .recorded("drug", "MedicationRequest/2", at(2, "09:00"))
                .recorded("scan", "Procedure/1", at(2, "09:00"));

        assertThat(fact(story, 3, "09:00", "recorded.drug"))
                .isEqualTo(known(true, "MedicationRequest/1", "MedicationRequest/2"));
        assertThat(fact(story, 3, "09:00", "recorded.visit")).isEqualTo(known(false));
    }

    @Test
    void countsLocalDaysSinceTheLatestBeginningEvenIfItIsOver() {
        var story = new Story()
                .recorded("scan", "Procedure/1", at(-400, "09:00"))
                .recorded("scan", "Procedure/2", at(3, "23:59"), at(4, "12:00"));

        assertThat(fact(story, 3, "23:58", "daysSinceRecorded.scan")).isEqualTo(known(403, "Procedure/1"));
        assertThat(fact(story, 3, "23:59", "daysSinceRecorded.scan")).isEqualTo(known(0, "Procedure/2"));
        assertThat(fact(story, 5, "00:00", "daysSinceRecorded.scan")).isEqualTo(known(2, "Procedure/2"));
        assertThat(fact(new Story(), 5, "00:00", "daysSinceRecorded.scan")).isEqualTo(NOT_YET);
    }

    @Test
    void countsThoseThatBeganInTheDays() {
        var story = new Story()
                .recorded("visit", "Encounter/0", at(9, "23:59"))
                .recorded("visit", "Encounter/1", at(10, "00:00"))
                .recorded("visit", "Encounter/2", at(12, "23:59"))
                .recorded("visit", "Encounter/3", at(13, "00:00"));

        assertThat(fact(story, 11, "00:00", "recordedInDays10To12.visit")).isEqualTo(known(1, "Encounter/1"));
        assertThat(fact(story, 20, "00:00", "recordedInDays10To12.visit"))
                .isEqualTo(known(2, "Encounter/1", "Encounter/2"));
        assertThat(fact(story, 20, "00:00", "recordedInDays14To20.visit")).isEqualTo(known(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded.drug", "daysSinceRecorded.drug", "recordedInDays0To9.drug", "age"})
    void isNotYetKnownWithoutAPlan(String name) {
        var story = new Story().born("1950-03-05").recorded("drug", "MedicationRequest/1", at(1, "09:00"));

        assertThat(fact(story.withoutPlan(), 3, "09:00", name)).isEqualTo(NOT_YET);
    }

    @Test
    void knowsTheAgeOnTheLocalDate() {
        var story = new Story().born("1950-03-05");

        assertThat(fact(story, 2, "23:59", "age")).isEqualTo(known(75));
        assertThat(fact(story, 3, "00:00", "age")).isEqualTo(known(76));
        assertThat(fact(new Story(), 3, "00:00", "age")).isEqualTo(NOT_YET);
    }

    private static Fact fact(Story story, int day, String time, String name) {
        return new Facts(Map.of(), Duration.ZERO, story.record(), EvaluationPoint.at(at(day, time)), Instant.MIN)
                .of(name(name));
    }

    private static Fact known(boolean truth, String... evidence) {
        return new Fact.Known(Value.of(truth), sources(evidence));
    }

    private static Fact known(int number, String... evidence) {
        return new Fact.Known(Value.of(number), sources(evidence));
    }

    private static Set<Evidence> sources(String... references) {
        return Stream.of(references).map(Evidence::of).collect(Collectors.toSet());
    }
}
