package dev.plumbline.recovery.reading;

import static dev.plumbline.recovery.fixture.Reported.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.path.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    @Test
    void areInTheOrderOfTheMomentsThatTheyAreAbout() {
        var readings = painOf(
                on(3, "09:00").as("late").arriving(9, "09:00").pain(5),
                on(2, "09:00").pain(7),
                on(4, "09:00").pain(4));

        assertThat(readings.all()).extracting(Reading::day).containsExactly(2, 3, 4);
    }

    @Test
    void holdSeveralOfOneDay() {
        var readings =
                painOf(on(2, "09:00").as("a").pain(5), on(2, "21:00").as("b").pain(6));

        assertThat(readings.all()).extracting(Reading::value).containsExactly(number(5), number(6));
    }

    @Test
    void passOverUnfinishedReports() {
        assertThat(painOf(on(2, "09:00").pain(5).unfinished()).all()).isEmpty();
    }

    @Test
    void passOverWhatIsNoNumber() {
        var readings = painOf(
                on(1, "09:00"),
                on(2, "09:00").measuring("pain", new Answer.Missing()),
                on(3, "09:00").measuring("pain", new Answer.Unreadable("Found words.")),
                on(4, "09:00").measuring("pain", new Answer.Given(Value.of("much"))),
                on(5, "09:00").measuring("pain", new Answer.Given(Value.of(true))));

        assertThat(readings.all()).isEmpty();
    }

    @Test
    void countTheDayInThePatientsZone() {
        var justBeforeMidnight = painOf(on(2, "23:59").pain(5)).all().get(0);

        assertThat(justBeforeMidnight)
                .isEqualTo(new Reading(Story.at(2, "23:59"), 2, number(5), Reported.response("day-2")));
    }

    @Test
    void giveTheHighestOfEachDayWhereHigherIsWorse() {
        var readings = painOf(
                on(2, "09:00").as("a").pain(5),
                on(2, "21:00").as("b").pain(6),
                on(3, "09:00").as("c").pain(4));

        assertThat(sourcesOfWorst(readings, Direction.HIGHER_IS_WORSE)).containsExactly("b", "c");
    }

    @Test
    void giveTheLowestOfEachDayWhereLowerIsWorse() {
        var readings =
                painOf(on(2, "09:00").as("a").pain(6), on(2, "21:00").as("b").pain(5));

        assertThat(sourcesOfWorst(readings, Direction.LOWER_IS_WORSE)).containsExactly("b");
    }

    @Test
    void giveTheEarlierOfTwoThatAreAsBad() {
        var readings = painOf(
                on(2, "21:00").as("a").pain("6.0"), on(2, "09:00").as("b").pain(6));

        assertThat(sourcesOfWorst(readings, Direction.HIGHER_IS_WORSE)).containsExactly("b");
    }

    @Test
    void giveTheWorstOfEachDayInTheOrderOfDays() {
        var shuffled = new Readings(List.of(reading(3, "c"), reading(-1, "a"), reading(2, "b")));

        assertThat(sourcesOfWorst(shuffled, Direction.HIGHER_IS_WORSE)).containsExactly("a", "b", "c");
    }

    private static Readings painOf(Reported... reports) {
        return Readings.of("pain", Stream.of(reports).map(Reported::report).toList(), Story.CALENDAR);
    }

    private static List<String> sourcesOfWorst(Readings readings, Direction direction) {
        return readings.worstOfEachDay(direction).stream()
                .map(reading -> reading.source().reference().substring("QuestionnaireResponse/".length()))
                .toList();
    }

    private static Reading reading(int day, String id) {
        return new Reading(Story.at(day, "09:00"), day, number(5), Reported.response(id));
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
