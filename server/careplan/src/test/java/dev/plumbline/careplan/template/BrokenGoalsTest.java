package dev.plumbline.careplan.template;

import static dev.plumbline.careplan.fixture.BrokenContent.inPlan;
import static dev.plumbline.careplan.fixture.BrokenContent.plan;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.store.Canonicals;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** A goal has ascending days, or one condition that meets it. */
class BrokenGoalsTest {

    @Test
    void findsWaypointsOutOfOrder() {
        var problems =
                problems(plan(plan -> Collections.swap(plan.getGoalFirstRep().getTarget(), 2, 3)));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').target",
                        "Day 3 follows day 7; expected ascending days."));
    }

    @Test
    void findsAWaypointInTheMiddleOfADay() {
        var problems =
                problems(plan(plan -> plan.getGoalFirstRep().getTarget().get(1).setDue((Duration)
                        new Duration().setValue(new BigDecimal("1.5")).setCode("d"))));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').target[1].due",
                        "There is no due day; expected days or weeks."));
    }

    @Test
    void takesAGoalThatAConditionMeets() {
        assertThat(problems(withGoal("%clearDays.`med.opioid` >= 7", goal -> {})))
                .isEmpty();
    }

    @Test
    void findsAConditionOfAGoalThatIsNone() {
        var place = "PlanDefinition.goal.where(id='free-of-opioids').extension";

        assertThat(problems(withGoal("%clearDays.`med.opiod` >= 7", goal -> {})))
                .containsExactly(inPlan(
                        place,
                        "Fact `%clearDays.med.opiod` is unknown: no form of the template asks `med.opiod`; nearest:"
                                + " `med.opioid`, `med.other`, `med.stop`."));
        assertThat(problems(withGoal("%pain.now >= 7 and %answer.`med.opioid`", goal -> {})))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "Fact `%pain.now` is of one report; expected facts that are known between reports too.",
                        "Fact `%answer.med.opioid` is of one report; expected facts that are known between reports too.");
        assertThat(problems(withGoal("%day >=", goal -> {})))
                .singleElement()
                .extracting(Problem::location)
                .isEqualTo(place);
        assertThat(problems(withGoal(
                        "%day >= 1", goal -> goal.getExtensionFirstRep().setValue(new StringType("x")))))
                .containsExactly(inPlan(place, "There is no expression in met-when; expected one."));
    }

    @Test
    void findsAGoalByConditionWithoutOnePlainDatedTarget() {
        var place = "PlanDefinition.goal.where(id='free-of-opioids').target";
        var message = "A goal with met-when needs one target with a coded measure, a due day and no detail.";

        assertThat(problems(withGoal("%day >= 1", goal -> goal.setTarget(List.of()))))
                .containsExactly(inPlan(place, message));
        assertThat(problems(withGoal("%day >= 1", PlanDefinitionGoalComponent::addTarget)))
                .containsExactly(inPlan(place, message));
        assertThat(problems(
                        withGoal("%day >= 1", goal -> goal.getTargetFirstRep().setMeasure(null))))
                .containsExactly(inPlan(place, message));
        assertThat(problems(withGoal(
                        "%day >= 1", goal -> goal.getTargetFirstRep().setDetail(new Range().setHigh(new Quantity(7))))))
                .containsExactly(inPlan(place, message));
        assertThat(problems(
                        withGoal("%day >= 1", goal -> goal.getTargetFirstRep().setDue(null))))
                .containsExactly(inPlan(place + "[0].due", "There is no due day; expected days or weeks."));
        assertThat(problems(withGoal(
                        "%day >= 1",
                        goal -> goal.getTargetFirstRep()
                                .getMeasure()
                                .getCodingFirstRep()
                                .setSystem(Canonicals.BASE + "/CodeSystem/measure"))))
                .containsExactly(inPlan(
                        place + ".measure",
                        "Code `opioid` is not in `https://plumbline.dev/fhir/CodeSystem/measure`."));
    }

    /** One more goal, which this condition meets. */
    private static Content withGoal(String condition, Consumer<PlanDefinitionGoalComponent> change) {
        return plan(plan -> {
            var goal = plan.addGoal();
            goal.setId("free-of-opioids");
            goal.addExtension(
                    Canonicals.MET_WHEN,
                    new Expression().setLanguage("text/fhirpath").setExpression(condition));
            goal.setDescription(plan.getGoalFirstRep().getDescription().copy());
            goal.setDocumentation(plan.getGoalFirstRep().getDocumentation());
            var due = new Duration();
            due.setValue(30).setCode("d");
            goal.addTarget()
                    .setMeasure(new CodeableConcept(new Coding("https://example.org/measures", "opioid", "Opioid")))
                    .setDue(due);
            change.accept(goal);
        });
    }
}
