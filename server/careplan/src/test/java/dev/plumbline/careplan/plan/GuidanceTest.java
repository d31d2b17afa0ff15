package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.plan.Guidance.Item;
import dev.plumbline.careplan.plan.Guidance.Standing;
import dev.plumbline.careplan.store.Canonicals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Procedure on Friday 27 March 2026 at 9:00 in Berlin; on the Sunday its clocks go forward. */
class GuidanceTest {

    private static final String NOON = "2026-03-30T10:00:00Z";

    private final CarePlan plan = new CarePlan();

    GuidanceTest() {
        plan.setId("plumbline-plan");
        plan.addExtension(PlanCalendar.TIMEZONE, new CodeType("Europe/Berlin"));
        plan.setStatus(CarePlanStatus.ACTIVE).setPeriod(period("2026-03-27T09:00:00+01:00", "2027-03-27"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-27T22:59:59.999Z, LATER",
        "2026-03-27T23:00:00Z, NOW",
        "2026-03-29T21:59:59.999Z, NOW",
        "2026-03-29T22:00:00Z, PAST"
    })
    void countsBothDatesFromMidnightToMidnightWhereTheClocksChange(String now, Standing expected) {
        add().setScheduled(period("2026-03-28", "2026-03-29"));

        assertThat(standingAt(now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T07:59:59.999Z, LATER",
        "2026-03-28T08:00:00Z, NOW",
        "2026-03-29T07:59:59.999Z, NOW",
        "2026-03-29T08:00:00Z, PAST"
    })
    void countsHoursAtTheirInstants(String now, Standing expected) {
        add().setScheduled(period("2026-03-28T09:00:00+01:00", "2026-03-29T10:00:00+02:00"));

        assertThat(standingAt(now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-26, LATER", "2026-03-27, NOW", "2026-03-28, NOW", "2026-03-29, PAST"})
    void holdsOnADateOnWhichItHoldsAtAll(LocalDate date, Standing expected) {
        add().setScheduled(period("2026-03-27T23:30:00+01:00", "2026-03-28T00:30:00+01:00"));

        assertThat(standingOn(date)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, LATER", "2026-04-01, NOW", "2026-04-30, NOW", "2026-05-01, PAST"})
    void understandsAMonthThatAClinicianWrote(LocalDate date, Standing expected) {
        add().setScheduled(period("2026-04", "2026-04"));

        assertThat(standingOn(date)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-26, LATER", "2026-03-27, NOW", "2027-03-27, NOW", "2027-03-28, PAST"})
    void hasTheDaysOfThePlanWhereItHasNone(LocalDate date, Standing expected) {
        add().setScheduled(new StringType("twice a day"));
        add().setScheduled(new Timing());
        add().setScheduled(period("2026-03-27", null));
        add();

        assertThat(new Guidance(plan).on(date)).extracting(Item::standing).containsOnly(expected);
    }

    @Test
    void hasTheDaysOfATiming() {
        var timing = new Timing();
        timing.getRepeat().setBounds(period("2026-04-02", "2026-04-03"));
        add().setScheduled(timing);

        assertThat(standingAt(NOON)).isEqualTo(Standing.LATER);
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, PAST",
        "STOPPED, PAST",
        "COMPLETED, PAST",
        "ONHOLD, LATER",
        "INPROGRESS, NOW",
        "UNKNOWN, NOW"
    })
    void heedsWhatAClinicianSaysOfIt(CarePlanActivityStatus status, Standing expected) {
        add().setStatus(status);

        assertThat(standingAt(NOON)).isEqualTo(expected);
    }

    @Test
    void leavesOutCheckInsAndMistakes() {
        add().getCode().addCoding().setSystem(Canonicals.CPG_ACTIVITY_TYPE).setCode(Canonicals.COLLECT_INFORMATION);
        add().setStatus(CarePlanActivityStatus.ENTEREDINERROR);
        plan.addActivity(new CarePlanActivityComponent());

        assertThat(new Guidance(plan).at(Instant.parse(NOON))).isEmpty();
    }

    @Test
    void knowsARestrictionOfTheTemplateAndOneThatAClinicianWrote() {
        add().addExtension(Canonicals.RESTRICTION, new BooleanType(true));
        add().setDoNotPerform(true);
        add().addExtension(Canonicals.RESTRICTION, new BooleanType(false));

        assertThat(new Guidance(plan).at(Instant.parse(NOON)))
                .extracting(Item::isRestriction)
                .containsExactly(true, true, false);
    }

    @ParameterizedTest
    @EnumSource(
            value = CarePlanStatus.class,
            names = {"REVOKED", "COMPLETED", "ONHOLD"})
    void keepsOnlyWhatSaysSoOfAStoppedPlan(CarePlanStatus status) {
        add();
        add().addExtension(Canonicals.HOLDS_WHEN_STOPPED, new BooleanType(true));
        add().setScheduled(period("2026-05-01", "2026-05-02"));
        stop(status, "2026-03-29T10:00:00Z");

        assertThat(new Guidance(plan).at(Instant.parse(NOON)))
                .extracting(Item::standing)
                .containsExactly(Standing.PAST, Standing.NOW, Standing.PAST);
    }

    @Test
    void saysWhatHeldBeforeThePlanWasStopped() {
        add();
        stop(CarePlanStatus.REVOKED, "2026-03-29T10:00:00Z");

        assertThat(standingAt("2026-03-29T09:59:59.999Z")).isEqualTo(Standing.NOW);
        assertThat(standingAt("2026-03-29T10:00:00Z")).isEqualTo(Standing.PAST);
        assertThat(standingOn(LocalDate.parse("2026-03-29"))).isEqualTo(Standing.NOW);
        assertThat(standingOn(LocalDate.parse("2026-03-30"))).isEqualTo(Standing.PAST);
    }

    @Test
    void countsAStopWhoseMomentIsUnknownAsEver() {
        add();
        plan.setStatus(CarePlanStatus.REVOKED);

        assertThat(standingAt(NOON)).isEqualTo(Standing.PAST);
    }

    @Test
    void tellsNothingOfAPlanThatWasAMistake() {
        add().addExtension(Canonicals.HOLDS_WHEN_STOPPED, new BooleanType(true));
        plan.setStatus(CarePlanStatus.ENTEREDINERROR);

        assertThat(new Guidance(plan).at(Instant.parse(NOON))).isEmpty();
    }

    private void stop(CarePlanStatus status, String at) {
        plan.setStatus(status);
        plan.addExtension(Canonicals.PLAN_STOPPED, new InstantType(Date.from(Instant.parse(at))));
    }

    private CarePlanActivityDetailComponent add() {
        return plan.addActivity().getDetail().setStatus(CarePlanActivityStatus.SCHEDULED);
    }

    private Standing standingAt(String now) {
        return only(new Guidance(plan).at(Instant.parse(now)));
    }

    private Standing standingOn(LocalDate date) {
        return only(new Guidance(plan).on(date));
    }

    private static Standing only(List<Item> items) {
        assertThat(items).hasSize(1);
        return items.get(0).standing();
    }

    private static Period period(String start, @Nullable String end) {
        var period = new Period().setStartElement(new DateTimeType(start));
        return end == null ? period : period.setEndElement(new DateTimeType(end));
    }
}
