package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Wording;
import dev.plumbline.careplan.fhirpath.Circumstances;
import dev.plumbline.careplan.fixture.Responses;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.Translated;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;

/** A plan is written once, in the words that its patient reads. */
class PlanInLanguageTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant END = Instant.parse("2026-03-02T09:00:00Z");
    private static final RecoveryCalendar CALENDAR = new RecoveryCalendar(LocalDate.parse("2026-03-02"), ZONE);
    private static final Wording FRENCH = new Wording(Translated.LANGUAGE);

    private final Template template = Translated.template();

    @Test
    void writesTitleGuidanceAndNarrative() {
        var plan = plan(FRENCH);

        assertThat(plan.getLanguage()).isEqualTo("fr");
        assertThat(plan.getTitle()).isEqualTo("[" + plan(Wording.ORIGINAL).getTitle() + "]");
        assertThat(plan.getActivity()).isNotEmpty().allSatisfy(activity -> {
            assertThat(activity.getDetail().getCode().getText()).startsWith("[");
            assertThat(activity.getDetail().getDescription()).startsWith("[");
        });
        assertThat(plan.getText().getDivAsString())
                .contains("lang=\"fr\"")
                .contains(plan.getTitle() + ", 2026-03-02 – 2027-03-17");
    }

    @Test
    void writesInTheTemplatesOwnLanguageOtherwise() {
        var plan = plan(Wording.ORIGINAL);

        assertThat(plan.getLanguage()).isEqualTo(template.definition().getLanguage());
        assertThat(plan.getActivity())
                .extracting(CarePlanActivityComponent::getDetail)
                .noneMatch(detail -> detail.getDescription().startsWith("["));
    }

    @Test
    void writesTheGoal() {
        var english = goal(Wording.ORIGINAL);

        assertThat(english).doesNotStartWith("[");
        assertThat(goal(FRENCH)).isEqualTo("[" + english + "]");
    }

    private String goal(Wording wording) {
        var goal = new GoalWriter(Shipped.template(), "plan", Responses.PATIENT, CALENDAR, Map.of(), wording)
                .write(template.goals().get(0));
        assertThat(Shipped.FHIR.newJsonParser().encodeResourceToString(goal)).doesNotContain("translation");
        return goal.getDescription().getText();
    }

    private CarePlan plan(Wording wording) {
        var people = new PlanRequest.People(null, null, null, null);
        var request = new PlanRequest(Responses.PATIENT, "Procedure/9", List.of(), List.of(), ZONE, people, List.of());
        return new CarePlanWriter(
                        template, request, new ProcedureTime(CALENDAR, END, false), Circumstances.of(Map.of()), wording)
                .write("plan", new Procedure(), List.of(), List.of(), END);
    }
}
