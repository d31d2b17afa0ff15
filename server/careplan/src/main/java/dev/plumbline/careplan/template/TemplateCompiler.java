package dev.plumbline.careplan.template;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.CodeLists;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.content.EntryKinds;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.content.Sources;
import dev.plumbline.careplan.fhirpath.Expressions;
import dev.plumbline.careplan.fhirpath.NamedFacts;
import dev.plumbline.careplan.form.TranslationMistakes;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.fact.Vocabulary;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.rule.Condition;
import dev.plumbline.recovery.rule.Protocol;
import dev.plumbline.recovery.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/** Compiles the templates of the content. It finds every mistake before it gives up. */
public final class TemplateCompiler {

    private static final String CLINICAL_PROTOCOL = "clinical-protocol";
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type";

    private final FhirContext fhir;
    private final Content content;
    private final List<Problem> problems;
    private final ReviewCompiler reviews;
    private final EntryKinds kinds;

    private TemplateCompiler(FhirContext fhir, Content content, List<Problem> problems) {
        this.fhir = fhir;
        this.content = content;
        this.problems = problems;
        this.reviews = new ReviewCompiler(content, problems);
        this.kinds = new EntryKinds(content, problems);
    }

    /**
     * Every clinical protocol of the content.
     *
     * @throws ContentRejected if anything is wrong with any of them, naming all mistakes
     */
    public static Templates compile(FhirContext fhir, Content content) {
        var problems = new ArrayList<Problem>();
        var templates = compile(fhir, content, problems);
        if (!problems.isEmpty()) {
            throw new ContentRejected(problems);
        }
        return templates;
    }

    /**
     * The same, as far as they can be compiled.
     *
     * @param problems gets every mistake
     */
    public static Templates compile(FhirContext fhir, Content content, List<Problem> problems) {
        var compiler = new TemplateCompiler(fhir, content, problems);
        compiler.checkTranslations();
        return new Templates(content.resources(PlanDefinition.class)
                .filter(plan -> plan.getType().hasCoding(TYPES, CLINICAL_PROTOCOL))
                .map(compiler::template)
                .flatMap(Optional::stream)
                .toList());
    }

    private void checkTranslations() {
        content.resources(PlanDefinition.class)
                .forEach(plan -> TranslationMistakes.find(plan, Mistakes.about(plan, content, problems)));
        content.resources(Questionnaire.class)
                .forEach(form -> TranslationMistakes.find(form, Mistakes.about(form, content, problems)));
    }

    private Optional<Template> template(PlanDefinition plan) {
        var mistakes = Mistakes.about(plan, content, problems);
        var rules = mistakes.expect(
                rulesOf(plan),
                "PlanDefinition.relatedArtifact",
                "It is composed of no rules PlanDefinition that is here.");
        new Sources(mistakes).checkPlan(plan);
        var variants = new VariantCompiler(content, mistakes, new CodeLists(content, problems)).compile(plan);
        var expressions = new Expressions(fhir, mistakes, codesByAxis(variants));
        var goals = goals(plan, mistakes, expressions);
        var asked = new CheckInCompiler(fhir, content, problems).compile(plan, mistakes);
        var numbers = new AskedNumbers(asked.forms().values(), goals);
        new NumberMistakes(numbers, mistakes).findInPaths(codesByAxis(variants));
        var facts = new NamedFacts(vocabulary(goals, asked, variants));
        var conditionGoals = conditionGoals(plan, facts, mistakes);
        var applicable = new ApplicabilityCompiler(plan, expressions).with(variants);
        return rules.map(
                found -> assemble(found, new Course(plan, goals, conditionGoals, asked, applicable, numbers), facts));
    }

    /** What the PlanDefinition of the plan says. */
    private record Course(
            PlanDefinition plan,
            List<GoalTemplate> goals,
            List<ConditionGoal> conditionGoals,
            CheckInCompiler.Asked asked,
            Variants variants,
            AskedNumbers numbers) {}

    private Template assemble(PlanDefinition rules, Course course, NamedFacts facts) {
        var mistakes = Mistakes.about(rules, content, problems);
        new Sources(mistakes).checkRules(rules);
        new NumberMistakes(course.numbers(), mistakes).findInRules(course.plan(), rules);
        var compiler = new RuleCompiler(fhir, rules, content, facts, mistakes);
        var compiled = new ArrayList<Rule>();
        var contents = new HashMap<String, RuleContent>();
        rules.getAction().forEach(action -> {
            compiler.rule(action).ifPresent(compiled::add);
            compiler.content(action, reviews.displays()).ifPresent(known -> contents.put(action.getId(), known));
        });
        var protocol = new Protocol(
                directions(course.goals()),
                measureByGoal(course.goals()),
                conditionByGoal(course.conditionGoals()),
                compiled,
                spacing(rules, mistakes));
        return new Template(
                course.plan(),
                course.goals(),
                course.conditionGoals(),
                course.asked().series(),
                course.asked().forms(),
                course.asked().baselineForms(),
                protocol,
                contents,
                course.variants(),
                reviews.times(rules, mistakes),
                facts.needs(kinds, measured(course.goals())));
    }

    private static List<Coding> measured(List<GoalTemplate> goals) {
        return goals.stream()
                .map(GoalTemplate::measure)
                .filter(Measure::observed)
                .flatMap(measure -> measure.concept().getCoding().stream())
                .toList();
    }

    private static Map<String, Set<String>> codesByAxis(List<Variant> variants) {
        return variants.stream()
                .collect(Collectors.groupingBy(Variant::axis, Collectors.mapping(Variant::code, Collectors.toSet())));
    }

    private Optional<PlanDefinition> rulesOf(PlanDefinition plan) {
        return plan.getRelatedArtifact().stream()
                .filter(artifact -> artifact.getType() == RelatedArtifactType.COMPOSEDOF)
                .filter(RelatedArtifact::hasResource)
                .map(RelatedArtifact::getResource)
                .flatMap(canonical -> content.find(PlanDefinition.class, canonical).stream())
                .findFirst();
    }

    private List<GoalTemplate> goals(PlanDefinition plan, Mistakes mistakes, Expressions expressions) {
        var compiler = new GoalCompiler(content, mistakes, expressions);
        return plan.getGoal().stream()
                .filter(goal -> !ConditionGoalCompiler.isOne(goal))
                .map(compiler::compile)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<ConditionGoal> conditionGoals(PlanDefinition plan, NamedFacts facts, Mistakes mistakes) {
        var compiler = new ConditionGoalCompiler(fhir, content, facts, mistakes);
        return plan.getGoal().stream()
                .filter(ConditionGoalCompiler::isOne)
                .map(compiler::compile)
                .flatMap(Optional::stream)
                .toList();
    }

    private Vocabulary vocabulary(List<GoalTemplate> goals, CheckInCompiler.Asked asked, List<Variant> variants) {
        Map<String, Set<String>> items = new HashMap<>();
        asked.forms().values().stream()
                .flatMap(form -> form.items().values().stream())
                .forEach(item -> items.computeIfAbsent(item.linkId(), linkId -> new HashSet<>())
                        .addAll(item.accepted().options().stream()
                                .map(Coding::getCode)
                                .toList()));
        var actions = asked.series().stream().map(CheckInSeries::action).collect(Collectors.toSet());
        return new Vocabulary(directions(goals).keySet(), items, actions, kinds.names(), codesByAxis(variants));
    }

    private static Map<String, Direction> directions(List<GoalTemplate> goals) {
        return goals.stream()
                .map(GoalTemplate::measure)
                .collect(Collectors.toMap(Measure::name, Measure::direction, (first, second) -> first));
    }

    private static Map<String, String> measureByGoal(List<GoalTemplate> goals) {
        return goals.stream()
                .collect(Collectors.toMap(
                        GoalTemplate::id, goal -> goal.measure().name()));
    }

    private static Map<String, Condition> conditionByGoal(List<ConditionGoal> goals) {
        return goals.stream().collect(Collectors.toMap(ConditionGoal::id, ConditionGoal::metWhen));
    }

    private static Duration spacing(PlanDefinition rules, Mistakes mistakes) {
        var spacing = Optional.ofNullable(rules.getExtensionByUrl(Canonicals.READING_SPACING))
                .map(Extension::getValue)
                .flatMap(Durations::elapsed);
        return mistakes.expect(spacing, "PlanDefinition.extension", "There is no reading-spacing; expected a duration.")
                .orElse(Duration.ZERO);
    }
}
