package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.Test;

class RequiredElementsTest {

    @Test
    void findsAResourceWithoutNames() {
        assertThat(problems(new Questionnaire()))
                .containsExactlyInAnyOrder(
                        "Questionnaire There is no `id`; expected one.",
                        "Questionnaire There is no `url`; expected one.",
                        "Questionnaire There is no `version`; expected one.",
                        "Questionnaire There is no `title`; expected one.",
                        "Questionnaire There is no `status`; expected one.");
    }

    @Test
    void findsTwoGoalsAndTwoActionsOfOneIdAndOneWithout() {
        var problems = problems(plan(plan -> {
            plan.addGoal(plan.getGoalFirstRep().copy());
            plan.getAction().get(1).setId(null);
            plan.addAction(plan.getActionFirstRep().copy());
        }));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "PlanDefinition.goal[%d] Id `pain-path` stands there twice; expected each once."
                                .formatted(plan().getGoal().size()),
                        "PlanDefinition.action[1] There is no `id`; expected one.",
                        "PlanDefinition.action[%d] Id `procedure` stands there twice; expected each once."
                                .formatted(plan().getAction().size()));
    }

    @Test
    void findsACodingWithoutACodeAndAnItemWithoutAType() {
        var form = Shipped.resource(Questionnaire.class, "vpa-daily").copy();
        form.getItemFirstRep().setLinkId("first").setType(null).setCode(List.of(new Coding().setDisplay("First")));

        assertThat(problems(form))
                .containsExactly(
                        "Questionnaire.item.where(linkId='first') There is no `type`; expected one.",
                        "Questionnaire.item.where(linkId='first').code[0] There is no `code`; expected one.");
    }

    private static PlanDefinition plan() {
        return plan(plan -> {});
    }

    private static PlanDefinition plan(Consumer<PlanDefinition> change) {
        var plan = Shipped.resource(PlanDefinition.class, Shipped.PLAN).copy();
        change.accept(plan);
        return plan;
    }

    private static List<String> problems(MetadataResource resource) {
        var problems = new ArrayList<Problem>();
        RequiredElements.find(Shipped.FHIR, resource, new Mistakes(problems, "file"));
        return problems.stream()
                .map(problem -> problem.location() + " " + problem.message())
                .toList();
    }
}
