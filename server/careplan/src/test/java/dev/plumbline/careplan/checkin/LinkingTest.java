package dev.plumbline.careplan.checkin;

import static dev.plumbline.careplan.fixture.Responses.withPain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Ids;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class LinkingTest {

    private static final Instant IN_MARCH = Instant.parse("2026-03-05T18:00:00Z");

    private final Linking linking = new Linking(Shipped.templates());

    @Test
    void followsThePlanThatTheResponseNames() {
        var first = plan("first", "2026-03-02", "2027-03-02");
        var second = plan("second", "2026-03-02", "2027-03-02");
        var response = response();
        response.addBasedOn(new Reference("CarePlan/" + second.getIdElement().getIdPart()));

        assertThat(linking.link(response, List.of(first, second), IN_MARCH).plan())
                .contains(second);
    }

    @Test
    void doesNotGuessWhereTheNamedPlanIsAnotherPatients() {
        var own = plan("own", "2026-03-02", "2027-03-02");
        var response = response();
        response.addBasedOn(new Reference("CarePlan/" + Ids.of("of somebody else")));

        assertThat(linking.link(response, List.of(own), IN_MARCH).plan()).isEmpty();
    }

    @Test
    void findsTheOnlyPlanThatAsksForTheFormAtTheTime() {
        var past = plan("past", "2024-03-02", "2025-03-02");
        var current = plan("current", "2026-03-02", "2027-03-02");

        assertThat(linking.link(response(), List.of(past, current), IN_MARCH).plan())
                .contains(current);
    }

    @Test
    void leavesItOpenWhereTwoPlansWouldFit() {
        var first = plan("first", "2026-03-02", "2027-03-02");
        var second = plan("second", "2026-03-03", "2027-03-03");

        assertThat(linking.link(response(), List.of(first, second), IN_MARCH).plan())
                .isEmpty();
    }

    @Test
    void prefersThePlanThatIsActive() {
        var revoked = plan("revoked", "2026-03-02", "2027-03-02").setStatus(CarePlanStatus.REVOKED);
        var active = plan("active", "2026-03-02", "2027-03-02");

        assertThat(linking.link(response(), List.of(revoked, active), IN_MARCH).plan())
                .contains(active);
        assertThat(linking.link(response(), List.of(revoked), IN_MARCH).plan()).contains(revoked);
    }

    /** The readings of the 14 days before the procedure may be its baseline; the last day ends in the patient's zone. */
    @Test
    void coversFromTheBaselinesWindowToTheEndOfTheLastDay() {
        var plan = List.of(plan("plan", "2026-03-08", "2027-03-08"));

        assertThat(linking.link(response(), plan, Instant.parse("2026-02-21T22:59:59Z"))
                        .plan())
                .isEmpty();
        assertThat(linking.link(response(), plan, Instant.parse("2026-02-21T23:00:00Z"))
                        .plan())
                .isPresent();
        assertThat(linking.link(response(), plan, Instant.parse("2027-03-08T22:59:59Z"))
                        .plan())
                .isPresent();
        assertThat(linking.link(response(), plan, Instant.parse("2027-03-08T23:00:00Z"))
                        .plan())
                .isEmpty();
    }

    @Test
    void passesByPlansThatAskForOtherForms() {
        var other = plan("other", "2026-03-02", "2027-03-02");
        other.getInstantiatesCanonical().get(0).setValue("https://example.org/PlanDefinition/other");

        assertThat(linking.link(response(), List.of(other), IN_MARCH).plan()).isEmpty();
    }

    @Test
    void isOurBusinessByItsFormOrItsPlan() {
        var byForm = response();
        var byPlan = response().setQuestionnaire("https://example.org/Questionnaire/other");
        byPlan.addBasedOn(new Reference("CarePlan/" + Ids.of("plan")));
        var neither = response().setQuestionnaire("https://example.org/Questionnaire/other");
        neither.addBasedOn(new Reference("CarePlan/12"));
        var formless = response();
        formless.setQuestionnaireElement(null);

        assertThat(linking.concernsUs(byForm)).isTrue();
        assertThat(linking.concernsUs(byPlan)).isTrue();
        assertThat(linking.concernsUs(neither)).isFalse();
        assertThat(linking.concernsUs(formless)).isFalse();
    }

    @Test
    void followsTheTemplateInUseWhereThePlansOwnVersionIsGone() {
        var plan = plan("plan", "2026-03-02", "2027-03-02");
        plan.getInstantiatesCanonical()
                .get(0)
                .setValue("https://plumbline.dev/fhir/PlanDefinition/" + Shipped.PLAN + "|0.1");

        assertThat(linking.templateOf(plan)).contains(Shipped.template());
    }

    private static QuestionnaireResponse response() {
        return withPain("1", IN_MARCH, 5);
    }

    private static CarePlan plan(String name, String start, String end) {
        var plan = new CarePlan();
        plan.setId("CarePlan/" + Ids.of(name));
        plan.addExtension("http://hl7.org/fhir/StructureDefinition/timezone", new CodeType("Europe/Berlin"));
        plan.addInstantiatesCanonical(Shipped.template().canonical());
        plan.setStatus(CarePlanStatus.ACTIVE);
        plan.getPeriod().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end));
        return plan;
    }
}
