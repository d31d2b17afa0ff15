package dev.plumbline.careplan.form;

import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Translations;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;

/** Finds what a patient would read in another language than the rest. The languages of a file are those of its title. */
public final class TranslationMistakes {

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final Mistakes mistakes;
    private final Set<String> languages;

    private TranslationMistakes(MetadataResource file, StringType title, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.languages = Set.copyOf(Translations.languages(title));
        checkLanguages(file, title);
    }

    public static void find(Questionnaire form, Mistakes mistakes) {
        new TranslationMistakes(form, form.getTitleElement(), mistakes).find(form);
    }

    public static void find(PlanDefinition plan, Mistakes mistakes) {
        new TranslationMistakes(plan, plan.getTitleElement(), mistakes).find(plan);
    }

    private void checkLanguages(MetadataResource file, StringType title) {
        var location = file.fhirType() + ".title";
        if (!languages.isEmpty() && !file.hasLanguage()) {
            mistakes.add(
                    file.fhirType() + ".language",
                    "It is translated and names no language; expected that of its own texts.");
        }
        languages.stream()
                .filter(tag -> !TAG.matcher(tag).matches() || tag.equals(file.getLanguage()))
                .sorted()
                .forEach(tag -> mistakes.add(location, "It is translated into `%s`; expected another language.", tag));
        check(title, location);
    }

    private void find(PlanDefinition plan) {
        plan.getGoal()
                .forEach(goal -> check(
                        goal.getDescription().getTextElement(),
                        "PlanDefinition.goal.where(id='%s').description.text".formatted(goal.getId())));
        plan.getAction().stream()
                .filter(PlanDefinitionActionComponent::hasTiming)
                .forEach(this::check);
    }

    private void check(PlanDefinitionActionComponent action) {
        var location = "PlanDefinition.action.where(id='%s')".formatted(action.getId());
        check(action.getTitleElement(), location + ".title");
        check(action.getTextEquivalentElement(), location + ".textEquivalent");
    }

    private void find(Questionnaire form) {
        var kept = kept(form.getItem()).toList();
        kept.forEach(item -> FormLanguages.texts(item).forEach(text -> check(text, FormMistakes.at(item))));
        FormMistakes.withChildren(form.getItem())
                .filter(FormLanguages::isLeftOut)
                .forEach(item -> checkLeftOut(item, form));
        if (!languages.isEmpty()) {
            checkDependence(form, kept);
        }
    }

    private static Stream<QuestionnaireItemComponent> kept(List<QuestionnaireItemComponent> items) {
        return items.stream()
                .filter(item -> !FormLanguages.isLeftOut(item))
                .flatMap(item -> Stream.concat(Stream.of(item), kept(item.getItem())));
    }

    private void checkLeftOut(QuestionnaireItemComponent item, Questionnaire form) {
        var only = FormLanguages.onlyLanguage(item);
        if (!only.equals(Optional.ofNullable(form.getLanguage()))) {
            mistakes.add(
                    FormMistakes.at(item),
                    "It is asked in `%s` only; expected the language of the form, `%s`.",
                    only.orElse(""),
                    String.valueOf(form.getLanguage()));
        }
    }

    /** What stays in the other languages must be a whole form without what is left out. */
    private void checkDependence(Questionnaire form, List<QuestionnaireItemComponent> kept) {
        var there = kept.stream().map(QuestionnaireItemComponent::getLinkId).collect(Collectors.toSet());
        var leftOut = FormMistakes.withChildren(form.getItem())
                .map(QuestionnaireItemComponent::getLinkId)
                .filter(linkId -> !there.contains(linkId))
                .collect(Collectors.toSet());
        for (var item : kept) {
            item.getEnableWhen().stream()
                    .filter(when -> leftOut.contains(when.getQuestion()))
                    .forEach(when -> mistakes.add(
                            FormMistakes.at(item) + ".enableWhen",
                            "Question `%s` is left out in other languages; expected one that is asked in all.",
                            when.getQuestion()));
            if (item.getType() == QuestionnaireItemType.GROUP
                    && item.getItem().stream().allMatch(FormLanguages::isLeftOut)) {
                mistakes.add(
                        FormMistakes.at(item),
                        "All its items are left out in other languages; expected the group to be left out as a whole.");
            }
        }
    }

    private void check(StringType text, String location) {
        var seen = new HashSet<String>();
        Translations.languages(text).stream()
                .filter(language -> !seen.add(language))
                .forEach(language ->
                        mistakes.add(location, "`%s` stands there twice in `%s`.", text.getValue(), language));
        if (text.hasValue()) {
            missing(languages, seen)
                    .forEach(language -> mistakes.add(
                            location,
                            "`%s` is not translated into `%s`; expected every language of the title.",
                            text.getValue(),
                            language));
        }
        missing(seen, languages)
                .forEach(language -> mistakes.add(
                        location,
                        "`%s` is translated into `%s`; expected no language that the title lacks.",
                        text.getValue(),
                        language));
    }

    private static Stream<String> missing(Set<String> wanted, Set<String> found) {
        return wanted.stream().filter(language -> !found.contains(language)).sorted();
    }
}
