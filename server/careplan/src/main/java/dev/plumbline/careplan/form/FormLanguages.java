package dev.plumbline.careplan.form;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.Translations;
import dev.plumbline.careplan.store.Canonicals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * Makes of a form one form for each language into which it is translated, because no renderer translates. Its linkIds,
 * codes and version are those of the form that it is derived from; its id, URL and name end in the language.
 */
public final class FormLanguages {

    private static final String UNREVIEWED = "unreviewed";

    private final Content content;

    public FormLanguages(Content content) {
        this.content = content;
    }

    /** The same files, and behind them the forms in other languages, each with the path of its form. */
    public static List<ContentFile> added(List<ContentFile> files) {
        var languages = new FormLanguages(new Content(files));
        var all = new ArrayList<>(files);
        for (var file : files) {
            if (file.resource() instanceof Questionnaire form) {
                languages.of(form).forEach(derived -> all.add(new ContentFile(file.path(), derived)));
            }
        }
        return List.copyOf(all);
    }

    /** The form in each language into which its title is translated. */
    public List<Questionnaire> of(Questionnaire form) {
        return Translations.languages(form.getTitleElement()).stream()
                .map(language -> in(language, form))
                .toList();
    }

    /** A copy of a resource as clients get it. */
    public static Resource served(Resource resource) {
        return resource instanceof Questionnaire form ? served(form) : resource.copy();
    }

    /**
     * The form as clients get it: without the translations, each of which is a form of its own. Smart Forms takes an option
     * that carries one for another than the one that was chosen.
     */
    static Questionnaire served(Questionnaire form) {
        var served = form.copy();
        Translations.remove(served.getTitleElement());
        FormMistakes.withChildren(served.getItem())
                .flatMap(FormLanguages::texts)
                .forEach(Translations::remove);
        return served;
    }

    /** The URL of the form without the version that a form was made of; its own URL if it was made of none. */
    static String original(Questionnaire form) {
        return form.getDerivedFrom().stream()
                .map(source -> Canonicals.withoutVersion(source.getValue()))
                .filter(source -> form.getUrl().equals(named(source, form.getLanguage())))
                .findFirst()
                .orElse(form.getUrl());
    }

    /** The texts of an item that a patient reads: what it asks, its number, its options. */
    static Stream<StringType> texts(QuestionnaireItemComponent item) {
        var options = item.getAnswerOption().stream()
                .filter(option -> option.hasValueCoding())
                .map(option -> option.getValueCoding().getDisplayElement());
        return Stream.concat(Stream.of(item.getTextElement(), item.getPrefixElement()), options)
                .filter(StringType::hasValue);
    }

    /** Whether an item is asked in the form's own language only. */
    static boolean isLeftOut(QuestionnaireItemComponent item) {
        return item.hasExtension(Canonicals.LANGUAGE_ONLY);
    }

    /** The language in which alone an item is asked; empty if it is asked in all. */
    static Optional<String> onlyLanguage(QuestionnaireItemComponent item) {
        return Optional.ofNullable(item.getExtensionByUrl(Canonicals.LANGUAGE_ONLY))
                .map(Extension::getValue)
                .map(Type::primitiveValue);
    }

    private Questionnaire in(String language, Questionnaire form) {
        var derived = form.copy();
        derived.setId(named(form.getIdElement().getIdPart(), language));
        derived.setUrl(named(form.getUrl(), language));
        derived.setName(form.getName() + "_" + language.replace('-', '_'));
        derived.setLanguage(language);
        derived.setDerivedFrom(List.of(new CanonicalType(form.getUrl() + "|" + form.getVersion())));
        derived.addExtension(Canonicals.TRANSLATION_REVIEW, new CodeType(UNREVIEWED));
        derived.setDescription(Stream.concat(Stream.ofNullable(form.getDescription()), review())
                .reduce((description, review) -> description + " " + review)
                .orElse(null));
        Translations.replace(derived.getTitleElement(), language);
        translate(derived.getItem(), language);
        return derived;
    }

    private static void translate(List<QuestionnaireItemComponent> items, String language) {
        items.removeIf(FormLanguages::isLeftOut);
        items.forEach(item -> {
            texts(item).forEach(text -> Translations.replace(text, language));
            translate(item.getItem(), language);
        });
    }

    /** What the terminology says of a translation that nobody has reviewed. */
    private Stream<String> review() {
        return content.find(CodeSystem.class, Canonicals.TRANSLATION_REVIEW_CODES).stream()
                .flatMap(codes -> codes.getConcept().stream())
                .filter(concept -> UNREVIEWED.equals(concept.getCode()))
                .map(ConceptDefinitionComponent::getDefinition);
    }

    private static String named(String form, String language) {
        return form + "-" + language;
    }
}
