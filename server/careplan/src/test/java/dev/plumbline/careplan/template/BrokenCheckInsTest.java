package dev.plumbline.careplan.template;

import static dev.plumbline.careplan.fixture.BrokenContent.action;
import static dev.plumbline.careplan.fixture.BrokenContent.inPlan;
import static dev.plumbline.careplan.fixture.BrokenContent.plan;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import java.util.List;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.Test;

/** Check-ins that ask for no form, at no time or of nobody in particular are found. */
class BrokenCheckInsTest {

    @Test
    void findsACheckInThatDoesNotSayThatItIsOne() {
        var message = "It names the form of a check-in and is none; expected the code `collect-information` of"
                + " `http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs`.";
        var place = "PlanDefinition.action.where(id='check-in-days-0-7').code";

        assertThat(problems(plan(plan -> action(plan, "check-in-days-0-7")
                        .getCodeFirstRep()
                        .getCodingFirstRep()
                        .setSystem("http://example.org/other"))))
                .contains(inPlan(place, message));
        assertThat(problems(plan(plan -> action(plan, "check-in-days-0-7").setCode(List.of()))))
                .contains(inPlan(place, message));
        assertThat(problems(plan(plan -> {
                    action(plan, "ice").setDefinition(new CanonicalType(Shipped.FORM));
                })))
                .containsExactly(inPlan("PlanDefinition.action.where(id='ice').code", message));
    }

    @Test
    void findsAMissingQuestionnaireOnceForEachSeries() {
        var problems = problems(Shipped.without(Questionnaire.class, "vpa-daily"));

        assertThat(problems)
                .filteredOn(problem -> problem.location().endsWith(".definition"))
                .hasSize(4)
                .contains(
                        inPlan(
                                "PlanDefinition.action.where(id='check-in-days-0-7').definition",
                                "Questionnaire `https://plumbline.dev/fhir/Questionnaire/vpa-daily|1.0.0` of"
                                        + " `https://plumbline.dev/fhir/ActivityDefinition/vpa-daily-check-in|1.0.0` is missing."));
    }

    @Test
    void findsAMissingActivityDefinition() {
        var problems = problems(Shipped.without(ActivityDefinition.class, "vpa-daily-check-in"));

        assertThat(problems)
                .contains(inPlan(
                        "PlanDefinition.action.where(id='check-in-days-0-7').definition",
                        "ActivityDefinition `https://plumbline.dev/fhir/ActivityDefinition/vpa-daily-check-in|1.0.0` is"
                                + " missing."));
    }

    @Test
    void findsAnActivityThatNamesNoForm() {
        var problems = problems(Shipped.with(
                ActivityDefinition.class, "vpa-daily-check-in", activity -> activity.setExtension(List.of())));

        assertThat(problems)
                .contains(inPlan(
                        "PlanDefinition.action.where(id='check-in-days-0-7').definition",
                        "ActivityDefinition `https://plumbline.dev/fhir/ActivityDefinition/vpa-daily-check-in|1.0.0`"
                                + " names no form."));
    }

    @Test
    void findsASeriesWithoutDuration() {
        var problems = problems(plan(plan -> plan.getAction().stream()
                .filter(action -> "check-in-days-0-7".equals(action.getId()))
                .forEach(action -> action.getTimingTiming().getRepeat().setDurationElement(null))));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location())
                    .isEqualTo("PlanDefinition.action.where(id='check-in-days-0-7').timing.repeat");
            assertThat(problem.message())
                    .startsWith("It needs bounds, period, timeOfDay, duration and durationMax in whole days");
        });
    }

    @Test
    void findsACheckInThatDependsOnTheAge() {
        var problems = problems(plan(plan -> action(plan, "check-in-days-0-7")
                .addCondition()
                .setKind(ActionConditionKind.APPLICABILITY)
                .setExpression(new Expression().setLanguage("text/fhirpath").setExpression("%age >= 50"))));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.action.where(id='check-in-days-0-7').condition.where(kind='applicability')",
                        "Fact `%age` is unknown; expected one of [%variant.indication, %variant.procedure]."));
    }
}
