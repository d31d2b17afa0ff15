package dev.plumbline.careplan.template;

import static dev.plumbline.careplan.fixture.Responses.answer;
import static dev.plumbline.careplan.fixture.Responses.stored;
import static dev.plumbline.careplan.fixture.Responses.withPain;
import static dev.plumbline.careplan.fixture.ShippedRecovery.CALENDAR;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.careplan.fixture.ShippedRecovery;
import dev.plumbline.recovery.concern.Concern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;

/** What a clinician reads when a shipped rule raises its finding. */
class ShippedSentencesTest {

    @Test
    void namesTheLimitTheBaselineAndTheRowOfReadings() {
        var second = concerns("8", CALENDAR.startOf(5), pain(1, 4), pain(2, 4), pain(3, 7), pain(4, 7));
        var third = concerns("8", CALENDAR.startOf(6), pain(3, 7), pain(4, 7), pain(5, 8));

        assertThat(second)
                .containsEntry(
                        "TRJ-1",
                        "Pain 7 of 10 on day 4 is above the 6.7 expected at most (baseline 8); second reading in a row.");
        assertThat(third)
                .containsEntry(
                        "TRJ-1",
                        "Pain 8 of 10 on day 5 is above the 6.6 expected at most (baseline 8); 3 readings in a row.");
    }

    @Test
    void saysNothingOfThePathAtItsLimit() {
        assertThat(concerns("8", CALENDAR.startOf(16), pain(14, 6), pain(15, 5)))
                .doesNotContainKey("TRJ-1");
    }

    @Test
    void namesVerySeverePain() {
        assertThat(concerns("10", CALENDAR.startOf(3), pain(2, 9)))
                .containsEntry("RF-PAIN", "Pain 9 of 10 on day 2. Pain of 9 or more needs a call on the same day.");
        assertThat(concerns("10", CALENDAR.startOf(3), pain(2, 8))).doesNotContainKey("RF-PAIN");
        assertThat(concerns("10", CALENDAR.startOf(1), pain(0, 10))).doesNotContainKey("RF-PAIN");
    }

    @Test
    void namesARedFlagWithItsDayAndWithoutOne() {
        var response = stored("9", evening(2));
        answer(response, "rf.saddle", new BooleanType(true));
        answer(response, "rf.breath", new BooleanType(true));

        assertThat(concerns("8", CALENDAR.startOf(3), response))
                .containsEntry(
                        "RF-CES1",
                        "Feeling is lost or changed around the saddle area (day 2). This can mean pressure on the spinal"
                                + " nerves.")
                .containsEntry(
                        "RF-CARD",
                        "Sudden breathlessness, chest pain, coughing of blood, faintness or collapse (day 2). This can"
                                + " mean an embolism of the lung.");
        assertThat(withoutPlan(response))
                .containsEntry(
                        "RF-CES1",
                        "Feeling is lost or changed around the saddle area. This can mean pressure on the spinal nerves.");
    }

    @Test
    void namesTheDayThatNobodyAnswered() {
        assertThat(concerns("8", CALENDAR.startOf(3), pain(0, 4)))
                .containsEntry(
                        "ADH-1",
                        "No check-in was received for day 1; it is more than 24 hours late. Call the patient on the same"
                                + " working day.");
    }

    @Test
    void saysWhyThereIsNoPath() {
        assertThat(concerns(null, CALENDAR.startOf(1), pain(0, 4)))
                .containsEntry(
                        "BASE-1",
                        "No usable pain baseline: none was recorded in the 7 days before the procedure. Pain is not held"
                                + " against an expected path.");
        assertThat(concerns("3.5", CALENDAR.startOf(1), pain(0, 4)))
                .containsEntry(
                        "BASE-1",
                        "No usable pain baseline: it is 3.5 of 10, and the expected path needs at least 4. Pain is not"
                                + " held against an expected path.");
        assertThat(concerns("4", CALENDAR.startOf(1), pain(0, 4))).doesNotContainKey("BASE-1");
    }

    /** Without a fever there is nothing that a declined pain rating could hide from RF-COMBO. */
    @Test
    void callsNoEmergencyUnjudgedForAPainRatingThatIsDeclined() {
        var response = pain(2, 4);
        DailyForm.answer(response, "pain.now");
        response.addItem()
                .setLinkId("pain.now")
                .addAnswer()
                .addExtension(
                        "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("asked-declined"));

        assertThat(concerns("8", CALENDAR.startOf(3), pain(1, 4), response))
                .doesNotContainKey("RF-COMBO")
                .containsKey("RF-PAIN");
    }

    private static Map<String, String> concerns(String baseline, Instant now, QuestionnaireResponse... responses) {
        var recovery = baseline == null ? ShippedRecovery.withoutBaseline() : ShippedRecovery.withBaseline(baseline);
        return texts(recovery.with(responses).concerns(now));
    }

    private static Map<String, String> withoutPlan(QuestionnaireResponse... responses) {
        return texts(ShippedRecovery.withoutBaseline().with(responses).concernsWithoutPlan(CALENDAR.startOf(10)));
    }

    private static Map<String, String> texts(List<Concern> concerns) {
        return concerns.stream().collect(toMap(Concern::rule, Concern::text, (first, second) -> second));
    }

    private static QuestionnaireResponse pain(int day, int pain) {
        return withPain("day-" + day, evening(day), pain);
    }

    private static Instant evening(int day) {
        return ShippedRecovery.at(day, "18:00");
    }
}
