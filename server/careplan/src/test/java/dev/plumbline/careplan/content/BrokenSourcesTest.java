package dev.plumbline.careplan.content;

import static dev.plumbline.careplan.fixture.BrokenContent.action;
import static dev.plumbline.careplan.fixture.BrokenContent.inPlan;
import static dev.plumbline.careplan.fixture.BrokenContent.inRules;
import static dev.plumbline.careplan.fixture.BrokenContent.plan;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static dev.plumbline.careplan.fixture.BrokenContent.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.careplan.fixture.Shipped;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.junit.jupiter.api.Test;

/** Whoever writes a number says where it is from. */
class BrokenSourcesTest {

    @Test
    void findsALimitWithoutASource() {
        var problems = problems(plan(plan -> plan.getGoalFirstRep().setDocumentation(List.of())));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').documentation",
                        "The limits cite no source; expected a citation that ends in its evidence, F, R or D."));
    }

    @Test
    void findsARuleWhoseSourceDoesNotSayItsEvidence() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.setDocumentation(
                        List.of(new RelatedArtifact().setCitation("Pain of 9 or more, says somebody.")))));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').documentation",
                        "The limit cites no source; expected a citation that ends in its evidence, F, R or D."));
    }

    @Test
    void findsAnActionWithDaysAndNoSource() {
        var problems = problems(plan(plan -> action(plan, "ice").setDocumentation(List.of())));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.action.where(id='ice').documentation",
                        "The days cite no source; expected a citation that ends in its evidence, F, R or D."));
    }

    @Test
    void findsANumberForAllRulesThatNoSourceNames() {
        var problems = problems(Shipped.with(
                PlanDefinition.class,
                Shipped.RULES,
                rules -> rules.getRelatedArtifact()
                        .removeIf(artifact -> artifact.getCitation().contains("suppression"))));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.relatedArtifact",
                        "The extension `suppression` is named by no source; expected a citation that ends in its"
                                + " evidence, F, R or D."));
    }

    @Test
    void findsADeadlineWithoutASource() {
        var problems = problems(Shipped.with(
                CodeSystem.class,
                "urgency",
                urgency -> urgency.getPropertyFirstRep().setDescription("Within this many hours.")));

        assertThat(problems)
                .extracting(Problem::location, Problem::message)
                .containsExactly(tuple(
                        "CodeSystem.property.where(code='dueHours').description",
                        "The deadlines cite no source; expected a description that ends in its evidence, F, R or D."));
    }
}
