package dev.plumbline.careplan.template;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.NearestWords;
import dev.plumbline.careplan.fhirpath.Expressions;
import dev.plumbline.careplan.fhirpath.FactExpression;
import dev.plumbline.careplan.fhirpath.FhirPathCondition;
import dev.plumbline.careplan.fhirpath.FhirPathExplanation;
import dev.plumbline.careplan.fhirpath.NamedFacts;
import dev.plumbline.recovery.rule.Explanation;
import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionConditionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionDynamicValueComponent;
import org.hl7.fhir.r4.model.PlanDefinition.RequestPriority;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.codesystems.FlagCategory;

/** Compiles the actions of a rules PlanDefinition, each a concern to watch for. */
final class RuleCompiler {

    private static final Map<RequestPriority, Urgency> LEVELS = Map.of(
            RequestPriority.STAT, Urgency.EMERGENCY,
            RequestPriority.ASAP, Urgency.SAME_DAY,
            RequestPriority.URGENT, Urgency.PROMPT,
            RequestPriority.ROUTINE, Urgency.ROUTINE);
    private static final String TEXT = "code.text";
    private static final String CATEGORY = "category.coding.code";

    private final PlanDefinition rules;
    private final Content content;
    private final NamedFacts facts;
    private final Mistakes mistakes;
    private final Expressions expressions;

    RuleCompiler(FhirContext fhir, PlanDefinition rules, Content content, NamedFacts facts, Mistakes mistakes) {
        this.rules = rules;
        this.content = content;
        this.facts = facts;
        this.mistakes = mistakes;
        this.expressions = new Expressions(fhir, mistakes, facts.variants());
    }

    /** The rule; empty if a mistake was found. */
    Optional<Rule> rule(PlanDefinitionActionComponent action) {
        var start = condition(action, ActionConditionKind.START);
        var stop = condition(action, ActionConditionKind.STOP);
        var explanation = dynamic(action, TEXT);
        var level = Optional.ofNullable(action.getPriority()).map(LEVELS::get);
        mistakes.expect(
                declared(action, ActionConditionKind.START),
                at(action, "condition"),
                "There is no condition of kind `start`; expected one.");
        mistakes.expect(
                declared(action, TEXT), at(action, "dynamicValue"), "There is no `%s`; expected an explanation.", TEXT);
        var title = mistakes.expect(
                Optional.ofNullable(action.getTitle()), at(action, "title"), "There is no title; expected one.");
        mistakes.expect(level, at(action, "priority"), "Priority is missing; expected stat, asap, urgent or routine.");
        var days = mistakes.expect(
                EvaluationDays.of(action),
                at(action, "timing"),
                "Timing says no whole days; expected one, or a range of them.");
        boolean stopsByItself = level.filter(Urgency::isUrgent).isPresent()
                && declared(action, ActionConditionKind.STOP).isPresent();
        if (stopsByItself) {
            mistakes.add(at(action, "condition"), "An emergency or same-day rule has a stop; only a person closes it.");
        }
        if (start.isEmpty()
                || explanation.isEmpty()
                || title.isEmpty()
                || level.isEmpty()
                || days.isEmpty()
                || stopsByItself) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                action.getId(),
                title.get(),
                level.get(),
                start.get(),
                stop.orElse(null),
                explanation.get(),
                days.get(),
                goals(action)));
    }

    /** What its Flags say; empty if a mistake was found. */
    Optional<RuleContent> content(PlanDefinitionActionComponent action) {
        var code = action.getCodeFirstRep();
        code.getCoding().stream()
                .filter(content::lacks)
                .forEach(coding -> mistakes.add(
                        at(action, "code"), "Code `%s` is not in `%s`.", coding.getCode(), coding.getSystem()));
        if (!code.hasCoding()) {
            mistakes.add(at(action, "code"), "There is no code; expected the code of the Flag.");
            return Optional.empty();
        }
        var category = mistakes.expect(
                constant(action, CATEGORY), at(action, "dynamicValue"), "There is no `%s`; expected one.", CATEGORY);
        var canonical = "%s|%s#%s".formatted(rules.getUrl(), rules.getVersion(), action.getId());
        return category.filter(known -> isCategory(known, action))
                .map(known -> new RuleContent(canonical, code, known));
    }

    private boolean isCategory(String code, PlanDefinitionActionComponent action) {
        var codes = Stream.of(FlagCategory.values())
                .filter(category -> category != FlagCategory.NULL)
                .map(FlagCategory::toCode)
                .toList();
        if (!codes.contains(code)) {
            mistakes.add(
                    at(action, "dynamicValue.where(path='%s')".formatted(CATEGORY)),
                    "Category is `%s`; expected one of %s%s.",
                    code,
                    codes,
                    NearestWords.inWords(code, codes));
        }
        return codes.contains(code);
    }

    private Optional<FhirPathCondition> condition(PlanDefinitionActionComponent action, ActionConditionKind kind) {
        return declared(action, kind)
                .flatMap(condition -> expressions.overFacts(
                        condition.getExpression(), at(action, "condition.where(kind='%s')".formatted(kind.toCode()))))
                .filter(expression -> knowsAll(expression, action))
                .map(FhirPathCondition::new);
    }

    private Optional<Explanation> dynamic(PlanDefinitionActionComponent action, String path) {
        return value(action, path)
                .filter(expression -> knowsAll(expression, action))
                .map(FhirPathExplanation::new);
    }

    private Optional<String> constant(PlanDefinitionActionComponent action, String path) {
        return declared(action, path)
                .map(value -> value.getExpression().getExpression())
                .map(text -> text.replace("'", ""));
    }

    private Optional<FactExpression> value(PlanDefinitionActionComponent action, String path) {
        return declared(action, path)
                .flatMap(value -> expressions.overFacts(
                        value.getExpression(), at(action, "dynamicValue.where(path='%s')".formatted(path))));
    }

    private static Optional<PlanDefinitionActionConditionComponent> declared(
            PlanDefinitionActionComponent action, ActionConditionKind kind) {
        return action.getCondition().stream()
                .filter(condition -> condition.getKind() == kind)
                .findFirst();
    }

    private static Optional<PlanDefinitionActionDynamicValueComponent> declared(
            PlanDefinitionActionComponent action, String path) {
        return action.getDynamicValue().stream()
                .filter(value -> path.equals(value.getPath()))
                .findFirst();
    }

    private boolean knowsAll(FactExpression expression, PlanDefinitionActionComponent action) {
        return facts.knowsAll(expression, mistakes, at(action, "expression"));
    }

    private static Set<String> goals(PlanDefinitionActionComponent action) {
        return action.getGoalId().stream().map(PrimitiveType::getValueAsString).collect(Collectors.toSet());
    }

    private static String at(PlanDefinitionActionComponent action, String element) {
        return "PlanDefinition.action.where(id='%s').%s".formatted(action.getId(), element);
    }
}
