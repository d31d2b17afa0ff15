package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.store.Canonicals;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that sends back less of a plan or a goal than it was given takes nothing from judging. */
class ClientEditsTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00.123456Z");
    private static final String TEMPLATE = "https://plumbline.dev/fhir/PlanDefinition/vertebroplasty-aftercare|1.0.0";

    private final ClientEdits edits = new ClientEdits(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void restoresWhatAClientDropsFromAPlan() {
        var sent = new CarePlan().setStatus(CarePlanStatus.ACTIVE);

        edits.complete(running(), sent);

        assertThat(value(sent, PlanCalendar.TIMEZONE)).isEqualTo("Europe/Berlin");
        assertThat(value(sent, Canonicals.CHOSEN_VARIANT)).isEqualTo("vertebroplasty");
        assertThat(sent.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-03-02");
        assertThat(sent.getCreatedElement().getValueAsString()).isEqualTo("2026-03-03");
        assertThat(sent.getInstantiatesCanonical())
                .singleElement()
                .satisfies(canonical -> assertThat(canonical.getValue()).isEqualTo(TEMPLATE));
    }

    @Test
    void doesNotLetAClientChangeWhatThePlanIsJudgedBy() {
        var sent = running();
        sent.getExtensionByUrl(PlanCalendar.TIMEZONE).setValue(new CodeType("America/New_York"));
        sent.addExtension(Canonicals.CHOSEN_VARIANT, new CodeType("kyphoplasty"));
        sent.setPeriod(new Period().setStartElement(new DateTimeType("2025-01-01")));
        sent.setInstantiatesCanonical(new ArrayList<>());

        edits.complete(running(), sent);

        assertThat(sent.equalsDeep(running())).isTrue();
    }

    @Test
    void leavesTheExtensionsOfOthersToTheClient() {
        var sent = running();
        sent.addExtension("https://example.org/colour", new CodeType("green"));

        edits.complete(running(), sent);

        assertThat(value(sent, "https://example.org/colour")).isEqualTo("green");
    }

    @Test
    void givesAnActivityBackTheMarkOfARestriction() {
        var sent = running();
        sent.getActivityFirstRep().getDetail().setExtension(new ArrayList<>());

        edits.complete(running(), sent);

        assertThat(sent.getActivityFirstRep().getDetail().getExtension())
                .extracting(Extension::getUrl)
                .containsExactly(Canonicals.RESTRICTION);
    }

    @ParameterizedTest
    @EnumSource(
            value = CarePlanStatus.class,
            names = {"COMPLETED", "REVOKED", "ONHOLD", "ENTEREDINERROR"})
    void notesWhenAPersonStopsThePlan(CarePlanStatus status) {
        var sent = running().setStatus(status);

        edits.complete(running(), sent);

        assertThat(stopped(sent)).containsExactly(Instant.parse("2026-03-05T18:00:00.123Z"));
    }

    @Test
    void keepsWhenThePlanWasStoppedFirst() {
        var first = Instant.parse("2026-03-04T09:00:00Z");
        var stored = running().setStatus(CarePlanStatus.REVOKED);
        stored.addExtension(Canonicals.PLAN_STOPPED, new InstantType("2026-03-04T09:00:00Z"));
        var sent = running().setStatus(CarePlanStatus.COMPLETED);

        edits.complete(stored, sent);

        assertThat(stopped(sent)).containsExactly(first);
    }

    @Test
    void forgetsTheStopWhereThePlanGoesOn() {
        var stored = running().setStatus(CarePlanStatus.REVOKED);
        stored.addExtension(Canonicals.PLAN_STOPPED, new InstantType("2026-03-04T09:00:00Z"));
        var sent = stored.copy().setStatus(CarePlanStatus.ACTIVE);

        edits.complete(stored, sent);

        assertThat(stopped(sent)).isEmpty();
    }

    @Test
    void keepsTheBaselineOfAGoalAndLeavesItsTargetsToTheClinician() {
        var stored = new Goal();
        stored.addExtension(Canonicals.GOAL_BASELINE, new DecimalType(8));
        stored.addTarget().setMeasure(new CodeableConcept().setText("Pain"));
        var sent = new Goal();
        sent.addExtension(Canonicals.GOAL_BASELINE, new DecimalType(3));
        sent.addTarget().setMeasure(new CodeableConcept().setText("Pain at night"));

        edits.complete(stored, sent);

        assertThat(sent.getExtension())
                .singleElement()
                .satisfies(baseline ->
                        assertThat(baseline.getValue().primitiveValue()).isEqualTo("8"));
        assertThat(sent.getTargetFirstRep().getMeasure().getText()).isEqualTo("Pain at night");
    }

    private static CarePlan running() {
        var plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE);
        plan.addExtension(PlanCalendar.TIMEZONE, new CodeType("Europe/Berlin"));
        plan.addExtension(Canonicals.CHOSEN_VARIANT, new CodeType("vertebroplasty"));
        plan.setPeriod(new Period().setStartElement(new DateTimeType("2026-03-02")));
        plan.setCreatedElement(new DateTimeType("2026-03-03"));
        plan.addInstantiatesCanonical(TEMPLATE);
        var rest = plan.addActivity();
        rest.setId("rest-flat");
        rest.getDetail()
                .setCode(new CodeableConcept().setText("Lie flat"))
                .addExtension(Canonicals.RESTRICTION, new BooleanType(true));
        return plan;
    }

    private static String value(CarePlan plan, String url) {
        return plan.getExtensionByUrl(url).getValue().primitiveValue();
    }

    private static List<Instant> stopped(CarePlan plan) {
        return plan.getExtensionsByUrl(Canonicals.PLAN_STOPPED).stream()
                .map(stop -> ((InstantType) stop.getValue()).getValue().toInstant())
                .toList();
    }
}
