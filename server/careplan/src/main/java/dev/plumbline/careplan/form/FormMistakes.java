package dev.plumbline.careplan.form;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ItemExtensions;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.fhirpath.BrokenExpression;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;

/** Finds in a form what cannot be judged, and what the form renderers of portals do not show as it is meant. */
public final class FormMistakes {

    private static final Set<QuestionnaireItemType> NOT_RENDERED =
            Set.of(QuestionnaireItemType.URL, QuestionnaireItemType.REFERENCE, QuestionnaireItemType.ATTACHMENT);

    private final FhirContext fhir;
    private final Content content;
    private final Mistakes mistakes;
    private final Set<String> linkIds = new HashSet<>();

    public FormMistakes(FhirContext fhir, Content content, Mistakes mistakes) {
        this.fhir = fhir;
        this.content = content;
        this.mistakes = mistakes;
    }

    public void find(Questionnaire form) {
        if (form.hasModifierExtension()) {
            mistakes.add("Questionnaire", "It has a modifierExtension, which renderers refuse; expected none.");
        }
        var items = withChildren(form.getItem()).toList();
        items.forEach(this::checkLinkId);
        items.forEach(this::check);
    }

    static Stream<QuestionnaireItemComponent> withChildren(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), withChildren(item.getItem())));
    }

    private void checkLinkId(QuestionnaireItemComponent item) {
        if (!linkIds.add(item.getLinkId())) {
            mistakes.add(at(item), "LinkId `%s` stands there twice; expected each once.", item.getLinkId());
        }
    }

    private void check(QuestionnaireItemComponent item) {
        if (NOT_RENDERED.contains(item.getType())) {
            mistakes.add(
                    at(item),
                    "Type is `%s`, which renderers do not support.",
                    item.getType().toCode());
        }
        if (item.hasAnswerValueSet()) {
            mistakes.add(
                    at(item), "It takes its options from a ValueSet; expected answerOption, which needs no server.");
        }
        if (item.getType() == QuestionnaireItemType.QUANTITY && item.hasExtension(ItemExtensions.UNIT)) {
            mistakes.add(at(item), "A quantity has `questionnaire-unit`; expected `questionnaire-unitOption`.");
        }
        item.getExtensionsByUrl(ItemExtensions.CALCULATED).stream()
                .map(Extension::getValue)
                .forEach(value -> checkCalculation(value, item));
        item.getCode().forEach(code -> checkCode(code, item));
        item.getAnswerOption().forEach(option -> check(option, item));
        item.getEnableWhen().forEach(when -> check(when, item));
    }

    private void checkCalculation(Type value, QuestionnaireItemComponent item) {
        if (!item.getReadOnly()) {
            mistakes.add(at(item), "It is calculated and not `readOnly`; expected that nobody can type into it.");
        }
        try {
            new CalculatedValue(fhir, ((Expression) value).getExpression());
        } catch (BrokenExpression broken) {
            mistakes.add(at(item), "Its calculation is no FHIRPath: %s", String.valueOf(broken.getMessage()));
        }
    }

    private void check(QuestionnaireItemAnswerOptionComponent option, QuestionnaireItemComponent item) {
        if (option.getValue() instanceof Coding coding
                && coding.hasSystem()
                && coding.hasCode()
                && coding.hasDisplay()) {
            checkCode(coding, item);
        } else {
            mistakes.add(at(item) + ".answerOption", "An option is no coding with system, code and display.");
        }
    }

    private void checkCode(Coding code, QuestionnaireItemComponent item) {
        if (content.lacks(code)) {
            mistakes.add(at(item), "Code `%s` is not in `%s`.", code.getCode(), code.getSystem());
        }
    }

    private void check(QuestionnaireItemEnableWhenComponent when, QuestionnaireItemComponent item) {
        var place = at(item) + ".enableWhen";
        if (!linkIds.contains(when.getQuestion())) {
            mistakes.add(place, "Question `%s` is not in the form.", when.getQuestion());
        }
        if (when.getOperator() == QuestionnaireItemOperator.NOT_EQUAL) {
            mistakes.add(place, "Operator is `!=`, which renderers read differently for an open question.");
        }
        if (when.getAnswer() instanceof Coding coding && !coding.hasSystem()) {
            mistakes.add(
                    place, "Code `%s` has no system, without which some renderers never find it.", coding.getCode());
        }
    }

    static String at(QuestionnaireItemComponent item) {
        return "Questionnaire.item.where(linkId='%s')".formatted(item.getLinkId());
    }
}
