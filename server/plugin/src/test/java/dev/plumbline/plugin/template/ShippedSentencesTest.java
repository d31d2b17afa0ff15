package dev.plumbline.plugin.template;

import static dev.plumbline.plugin.fixture.Responses.answer;
import static dev.plumbline.plugin.fixture.Responses.stored;
import static dev.plumbline.plugin.fixture.Responses.withPain;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.plugin.checkin.ResponseReader;
import dev.plumbline.plugin.fixture.Shipped;
import dev.plumbline.plugin.schedule.Schedule;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.path.Curve;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.plan.Baseline;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;

/** What a clinician reads when a shipped rule raises its finding. */
class ShippedSentencesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final RecoveryCalendar CALENDAR = new RecoveryCalendar(LocalDate.parse("2026-03-02"), ZONE);
    private static final Evidence PATIENT = Evidence.of("Patient/7");

    private final Template template = Shipped.template();

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

    private Map<String, String> concerns(String baseline, Instant now, QuestionnaireResponse... responses) {
        return assess(new RecoveryRecord(PATIENT, plan(baseline), reports(responses), List.of()), now);
    }

    private Map<String, String> withoutPlan(QuestionnaireResponse... responses) {
        return assess(new RecoveryRecord(PATIENT, null, reports(responses), List.of()), CALENDAR.startOf(10));
    }

    private Map<String, String> assess(RecoveryRecord record, Instant now) {
        return Assessor.assess(template.protocol(), record, now).concerns().stream()
                .collect(toMap(concern -> concern.rule(), concern -> concern.text(), (first, second) -> second));
    }

    private List<Report> reports(QuestionnaireResponse... responses) {
        var reader = new ResponseReader(template, ZONE);
        return Stream.of(responses)
                .map(response -> reader.read(response, response.getAuthored().toInstant())
                        .orElseThrow())
                .toList();
    }

    private Plan plan(String baseline) {
        var started = CALENDAR.startOf(0);
        var windows = Schedule.windows(template, "plumbline-plan", CALENDAR, started, List.of());
        var source = Evidence.of("CarePlan/plumbline-plan");
        if (baseline == null) {
            return new Plan(source, CALENDAR, Instant.MAX, windows, Map.of(), Map.of());
        }
        var value = new BigDecimal(baseline);
        var limits = new TreeMap<Integer, BigDecimal>();
        template.goals()
                .get(0)
                .waypoints()
                .forEach(waypoint -> waypoint.limit(value).ifPresent(limit -> limits.put(waypoint.day(), limit)));
        Map<String, ExpectedPath> paths = limits.isEmpty()
                ? Map.of()
                : Map.of(
                        "pain",
                        new ExpectedPath("pain", Direction.HIGHER_IS_WORSE, new Curve(limits), new Curve(limits)));
        return new Plan(
                source, CALENDAR, Instant.MAX, windows, paths, Map.of("pain", new Baseline(value, Instant.MIN)));
    }

    private static QuestionnaireResponse pain(int day, int pain) {
        return withPain("day-" + day, evening(day), pain);
    }

    private static Instant evening(int day) {
        return CALENDAR.instantOf(CALENDAR.dateOf(day).atTime(18, 0));
    }
}
