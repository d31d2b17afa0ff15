package dev.plumbline.careplan.form;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.ItemExtensions;
import dev.plumbline.careplan.fhirpath.BrokenExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads a Questionnaire into a {@link Form}. */
public final class FormCompiler {

    private final Map<String, FormItem> items = new LinkedHashMap<>();
    private final Set<String> labels = new HashSet<>();

    private FormCompiler() {}

    public static Form compile(Questionnaire questionnaire) {
        var compiler = new FormCompiler();
        compiler.read(questionnaire.getItem(), List.of());
        return new Form(
                questionnaire.getUrl(),
                questionnaire.getVersion(),
                questionnaire.getTitle(),
                questionnaire.getLanguage(),
                FormLanguages.original(questionnaire),
                compiler.items,
                compiler.labels);
    }

    /** An item within another one is asked only where that one is. */
    private void read(List<QuestionnaireItemComponent> level, List<EnableWhen> around) {
        for (var item : level) {
            var shown = new ArrayList<>(around);
            enableWhen(item).ifPresent(shown::add);
            if (item.getType() == QuestionnaireItemType.DISPLAY || item.getType() == QuestionnaireItemType.GROUP) {
                labels.add(item.getLinkId());
            } else {
                items.put(item.getLinkId(), compile(item, shown));
            }
            read(item.getItem(), shown);
        }
    }

    private static Optional<EnableWhen> enableWhen(QuestionnaireItemComponent item) {
        var clauses = item.getEnableWhen().stream()
                .map(clause -> new EnableWhen.Clause(clause.getQuestion(), clause.getOperator(), clause.getAnswer()))
                .toList();
        return clauses.isEmpty()
                ? Optional.empty()
                : Optional.of(new EnableWhen(clauses, item.getEnableBehavior() != EnableWhenBehavior.ANY));
    }

    private static FormItem compile(QuestionnaireItemComponent item, List<EnableWhen> shown) {
        return new FormItem(
                item.getLinkId(),
                item.getType(),
                item.getRequired(),
                item.getRepeats(),
                item.getCode(),
                accepted(item),
                shown,
                extraction(item),
                calculation(item));
    }

    private static AcceptedAnswers accepted(QuestionnaireItemComponent item) {
        return new AcceptedAnswers(
                new AcceptedAnswers.Bounds(
                        number(item, ItemExtensions.MIN_VALUE), number(item, ItemExtensions.MAX_VALUE)),
                Stream.of(ItemExtensions.UNIT, ItemExtensions.UNIT_OPTION)
                        .flatMap(url -> item.getExtensionsByUrl(url).stream())
                        .map(extension -> (Coding) extension.getValue())
                        .toList(),
                item.getAnswerOption().stream()
                        .map(option -> option.getValue())
                        .filter(Coding.class::isInstance)
                        .map(Coding.class::cast)
                        .toList(),
                item.getMaxLength());
    }

    private static FormItem.@Nullable Extraction extraction(QuestionnaireItemComponent item) {
        boolean extracted = value(item, ItemExtensions.OBSERVATION_EXTRACT)
                .map(Type::primitiveValue)
                .filter("true"::equals)
                .isPresent();
        return extracted
                ? new FormItem.Extraction(item.getExtensionsByUrl(ItemExtensions.EXTRACT_CATEGORY).stream()
                        .map(Extension::getValue)
                        .map(CodeableConcept.class::cast)
                        .toList())
                : null;
    }

    /** A broken expression is none: {@link FormMistakes} has named it. */
    private static @Nullable CalculatedValue calculation(QuestionnaireItemComponent item) {
        if (!(value(item, ItemExtensions.CALCULATED).orElse(null) instanceof Expression expression)) {
            return null;
        }
        try {
            return new CalculatedValue(FhirContext.forR4Cached(), expression.getExpression());
        } catch (BrokenExpression broken) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(Element item, String url) {
        return value(item, url).map(Type::primitiveValue).map(BigDecimal::new).orElse(null);
    }

    private static Optional<Type> value(Element item, String url) {
        return Optional.ofNullable(item.getExtensionByUrl(url)).map(Extension::getValue);
    }
}
