package dev.plumbline.careplan.template;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.fhirpath.Expressions;
import dev.plumbline.careplan.fhirpath.FactExpression;
import dev.plumbline.careplan.fhirpath.FhirPathCondition;
import dev.plumbline.careplan.fhirpath.NamedFacts;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.fact.FactName;
import java.util.Optional;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;

/** Compiles a goal that a condition meets. */
final class ConditionGoalCompiler {

    private final Content content;
    private final NamedFacts facts;
    private final Mistakes mistakes;
    private final Expressions expressions;

    ConditionGoalCompiler(FhirContext fhir, Content content, NamedFacts facts, Mistakes mistakes) {
        this.content = content;
        this.facts = facts;
        this.mistakes = mistakes;
        this.expressions = new Expressions(fhir, mistakes, facts.variants());
    }

    static boolean isOne(PlanDefinitionGoalComponent goal) {
        return goal.hasExtension(Canonicals.MET_WHEN);
    }

    Optional<ConditionGoal> compile(PlanDefinitionGoalComponent goal) {
        var location = GoalCompiler.at(goal);
        if (goal.getTarget().size() != 1 || !isPlain(goal.getTargetFirstRep())) {
            mistakes.add(
                    location + ".target",
                    "A goal with met-when needs one target with a coded measure, a due day and no detail.");
            return Optional.empty();
        }
        var target = goal.getTargetFirstRep();
        GoalCompiler.checkCodes(target.getMeasure(), content, location, mistakes);
        var due = GoalCompiler.dueDay(target, location + ".target[0]", mistakes);
        var condition = condition(goal, location + ".extension");
        return due.flatMap(
                day -> condition.map(met -> new ConditionGoal(goal.getId(), day, new FhirPathCondition(met), goal)));
    }

    private static boolean isPlain(PlanDefinitionGoalTargetComponent target) {
        return target.getMeasure().hasCoding() && !target.hasDetail();
    }

    private Optional<FactExpression> condition(PlanDefinitionGoalComponent goal, String location) {
        var source = mistakes.expect(
                GoalCompiler.expression(goal, Canonicals.MET_WHEN),
                location,
                "There is no expression in met-when; expected one.");
        return source.flatMap(expression -> expressions.overFacts(expression, location))
                .filter(expression -> facts.knowsAll(expression, mistakes, location))
                .filter(expression -> asksForNoReport(expression, location));
    }

    /** A goal is held against the present moment, at which no report is looked at. */
    private boolean asksForNoReport(FactExpression expression, String location) {
        var ofReports =
                expression.names().stream().filter(FactName::isOfOneReport).toList();
        ofReports.forEach(name -> mistakes.add(
                location, "Fact `%s` is of one report; expected facts that are known between reports too.", name));
        return ofReports.isEmpty();
    }
}
