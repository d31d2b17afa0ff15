package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Translations;
import dev.plumbline.careplan.fhirpath.Circumstances;
import dev.plumbline.careplan.fhirpath.RecordNeeds;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.rule.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * A clinical template, compiled: everything that starting a plan and judging it needs.
 *
 * @param definition the PlanDefinition that it was compiled from
 * @param goals those with a path
 * @param conditionGoals those that a condition meets
 * @param series the check-ins
 * @param forms that its check-ins ask for, in every language, by canonical without version
 * @param baselineForms those of them, by canonical without version, that are filled in before the procedure
 * @param protocol for the engine
 * @param rules what their Flags say, by rule id
 * @param variants the forms that it takes, and which of its parts apply to which
 * @param reviews by when a person must have looked at their Flags
 * @param recordNeeds what its rules ask of the patient's health record
 */
public record Template(
        PlanDefinition definition,
        List<GoalTemplate> goals,
        List<ConditionGoal> conditionGoals,
        List<CheckInSeries> series,
        Map<String, Form> forms,
        Set<String> baselineForms,
        Protocol protocol,
        Map<String, RuleContent> rules,
        Variants variants,
        ReviewTimes reviews,
        RecordNeeds recordNeeds) {

    public Template {
        goals = List.copyOf(goals);
        conditionGoals = List.copyOf(conditionGoals);
        series = List.copyOf(series);
        forms = Map.copyOf(forms);
        baselineForms = Set.copyOf(baselineForms);
        rules = Map.copyOf(rules);
    }

    public String canonical() {
        return definition.getUrl() + "|" + definition.getVersion();
    }

    /** Its goals of both sorts. */
    public List<GoalDefinition> allGoals() {
        return Stream.<GoalDefinition>concat(goals.stream(), conditionGoals.stream())
                .toList();
    }

    /** The goals with a condition of a plan under these circumstances. */
    public List<ConditionGoal> conditionGoalsFor(Circumstances circumstances) {
        return conditionGoals.stream()
                .filter(goal -> variants.applyGoal(goal.id(), circumstances))
                .toList();
    }

    /** The goals of a plan under these circumstances. */
    public List<GoalTemplate> goalsFor(Circumstances circumstances) {
        return goals.stream()
                .filter(goal -> variants.applyGoal(goal.id(), circumstances))
                .toList();
    }

    /** The check-ins of a plan that follows these variants. */
    public List<CheckInSeries> seriesFor(Map<String, String> chosen) {
        return series.stream()
                .filter(one -> variants.applyAction(one.action(), Circumstances.of(chosen)))
                .toList();
    }

    /** What the Flags of a rule say. */
    public RuleContent contentOf(String rule) {
        var content = rules.get(rule);
        if (content == null) {
            throw new IllegalArgumentException("Template `%s` has no rule `%s`.".formatted(canonical(), rule));
        }
        return content;
    }

    /** The form that a response names, with or without version. */
    public Optional<Form> form(String questionnaire) {
        return Optional.ofNullable(forms.get(Canonicals.withoutVersion(questionnaire)));
    }

    /** The translations of a form, by language. */
    public Map<String, Form> translations(Form form) {
        return forms.values().stream()
                .filter(other -> other.asksTheSameAs(form) && !other.url().equals(other.original()))
                .filter(other -> other.language() != null)
                .collect(Collectors.toMap(other -> Objects.requireNonNull(other.language()), Function.identity()));
    }

    /** The languages in which its texts stand beside its own. */
    public Set<String> languages() {
        return Set.copyOf(Translations.languages(definition.getTitleElement()));
    }

    /** The measure that an item asks for, if it asks for one. */
    public Optional<Measure> measureOf(FormItem item) {
        return goals.stream()
                .map(GoalTemplate::measure)
                .filter(measure -> measure.isMeantBy(item.codes()))
                .findFirst();
    }

    /** The measure of which an item gives a reading of the recovery: what a baseline form asks is from before it. */
    public Optional<Measure> readingOf(FormItem item, Form form) {
        return baselineForms.contains(form.original()) ? Optional.empty() : measureOf(item);
    }

    public Optional<Measure> measure(String name) {
        return goals.stream()
                .map(GoalTemplate::measure)
                .filter(measure -> measure.name().equals(name))
                .findFirst();
    }

    /** The unit in which it is judged: that of its limits, else that in which the forms ask; empty for a mere number. */
    public Optional<Coding> unitOf(Measure measure) {
        return new AskedNumbers(forms.values(), goals).unitOf(measure);
    }

    /** The item of any form that asks for the measure. */
    public Optional<FormItem> itemFor(Measure measure) {
        return new AskedNumbers(forms.values(), goals)
                .itemsFor(measure).stream().findFirst();
    }
}
