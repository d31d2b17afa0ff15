package dev.plumbline.plugin.template;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.plugin.store.Canonicals;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.fact.Vocabulary;
import dev.plumbline.recovery.path.Direction;
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
import java.util.stream.Stream;
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
    private final List<Problem> problems = new ArrayList<>();
    private final ReviewCompiler reviews;

    private TemplateCompiler(FhirContext fhir, Content content) {
        this.fhir = fhir;
        this.content = content;
        this.reviews = new ReviewCompiler(content, problems);
    }

    /**
     * Every clinical protocol of the content.
     *
     * @throws ContentRejected if anything is wrong with any of them, naming all mistakes
     */
    public static Templates compile(FhirContext fhir, Content content) {
        var compiler = new TemplateCompiler(fhir, content);
        compiler.checkTranslations();
        var templates = content.resources(PlanDefinition.class)
                .filter(plan -> plan.getType().hasCoding(TYPES, CLINICAL_PROTOCOL))
                .map(compiler::template)
                .flatMap(Optional::stream)
                .toList();
        if (!compiler.problems.isEmpty()) {
            throw new ContentRejected(compiler.problems);
        }
        return new Templates(templates);
    }

    private void checkTranslations() {
        content.resources(PlanDefinition.class)
                .forEach(plan -> TranslationMistakes.find(plan, Findings.about(plan, content, problems)));
        content.resources(Questionnaire.class)
                .forEach(form -> TranslationMistakes.find(form, Findings.about(form, content, problems)));
    }

    private Optional<Template> template(PlanDefinition plan) {
        var findings = Findings.about(plan, content, problems);
        var rules = findings.expect(
                rulesOf(plan),
                "PlanDefinition.relatedArtifact",
                "It is composed of no rules PlanDefinition that is here.");
        new Sources(findings).checkPlan(plan);
        var goals = goals(plan, findings);
        var series = series(plan, findings);
        var forms = forms(series);
        return rules.map(found -> assemble(plan, found, goals, series, forms));
    }

    private Template assemble(
            PlanDefinition plan,
            PlanDefinition rules,
            List<GoalTemplate> goals,
            List<CheckInSeries> series,
            Map<String, Form> forms) {
        var findings = Findings.about(rules, content, problems);
        new Sources(findings).checkRules(rules);
        var compiler = new RuleCompiler(fhir, rules, content, vocabulary(goals, forms), findings);
        var compiled = new ArrayList<Rule>();
        var contents = new HashMap<String, RuleContent>();
        rules.getAction().forEach(action -> {
            compiler.rule(action).ifPresent(compiled::add);
            compiler.content(action).ifPresent(known -> contents.put(action.getId(), known));
        });
        var protocol = new Protocol(directions(goals), measureByGoal(goals), compiled, spacing(rules, findings));
        return new Template(plan, goals, series, forms, protocol, contents, reviews.times(rules, findings));
    }

    private Optional<PlanDefinition> rulesOf(PlanDefinition plan) {
        return plan.getRelatedArtifact().stream()
                .filter(artifact -> artifact.getType() == RelatedArtifactType.COMPOSEDOF)
                .map(RelatedArtifact::getResource)
                .flatMap(canonical -> content.find(PlanDefinition.class, canonical).stream())
                .findFirst();
    }

    private List<GoalTemplate> goals(PlanDefinition plan, Findings findings) {
        var compiler = new GoalCompiler(fhir, content, findings);
        return plan.getGoal().stream()
                .map(compiler::compile)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<CheckInSeries> series(PlanDefinition plan, Findings findings) {
        var compiler = new SeriesCompiler(content, findings);
        return plan.getAction().stream()
                .filter(SeriesCompiler::asksForCheckIns)
                .map(compiler::compile)
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<String, Form> forms(List<CheckInSeries> series) {
        return series.stream()
                .map(CheckInSeries::form)
                .distinct()
                .flatMap(canonical -> content.find(Questionnaire.class, canonical).stream())
                .flatMap(this::inEveryLanguage)
                .collect(Collectors.toMap(Form::url, form -> form));
    }

    private Stream<Form> inEveryLanguage(Questionnaire questionnaire) {
        new FormMistakes(content, Findings.about(questionnaire, content, problems)).find(questionnaire);
        return Stream.concat(Stream.of(questionnaire), new FormLanguages(content).of(questionnaire).stream())
                .map(FormCompiler::compile);
    }

    private static Vocabulary vocabulary(List<GoalTemplate> goals, Map<String, Form> forms) {
        Map<String, Set<String>> items = new HashMap<>();
        forms.values().stream()
                .flatMap(form -> form.items().values().stream())
                .forEach(item -> items.computeIfAbsent(item.linkId(), linkId -> new HashSet<>())
                        .addAll(item.accepted().options().stream()
                                .map(Coding::getCode)
                                .toList()));
        return new Vocabulary(directions(goals).keySet(), items);
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

    private static Duration spacing(PlanDefinition rules, Findings findings) {
        var spacing = Optional.ofNullable(rules.getExtensionByUrl(Canonicals.READING_SPACING))
                .map(Extension::getValue)
                .flatMap(Durations::elapsed);
        return findings.expect(spacing, "PlanDefinition.extension", "There is no reading-spacing; expected a duration.")
                .orElse(Duration.ZERO);
    }
}
