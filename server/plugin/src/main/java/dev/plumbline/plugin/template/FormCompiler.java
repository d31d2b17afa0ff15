package dev.plumbline.plugin.template;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads a Questionnaire into a {@link Form}. */
final class FormCompiler {

    private static final String MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue";
    private static final String MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue";
    private static final String UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    private static final String OBSERVATION_EXTRACT = SDC + "sdc-questionnaire-observationExtract";
    private static final String EXTRACT_CATEGORY = SDC + "sdc-questionnaire-observation-extract-category";

    private FormCompiler() {}

    static Form compile(Questionnaire questionnaire) {
        Map<String, FormItem> items = new LinkedHashMap<>();
        withChildren(questionnaire.getItem())
                .filter(item -> item.getType() != QuestionnaireItemType.DISPLAY)
                .filter(item -> item.getType() != QuestionnaireItemType.GROUP)
                .forEach(item -> items.put(item.getLinkId(), compile(item)));
        return new Form(questionnaire.getUrl(), questionnaire.getVersion(), questionnaire.getTitle(), items);
    }

    private static Stream<QuestionnaireItemComponent> withChildren(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), withChildren(item.getItem())));
    }

    private static FormItem compile(QuestionnaireItemComponent item) {
        return new FormItem(
                item.getLinkId(),
                item.getType(),
                item.getRequired() && !item.hasEnableWhen(),
                item.getCode(),
                new FormItem.Bounds(number(item, MIN_VALUE), number(item, MAX_VALUE)),
                value(item, UNIT).map(Coding.class::cast).orElse(null),
                value(item, OBSERVATION_EXTRACT)
                        .map(Type::primitiveValue)
                        .filter("true"::equals)
                        .isPresent(),
                item.getExtensionsByUrl(EXTRACT_CATEGORY).stream()
                        .map(Extension::getValue)
                        .map(CodeableConcept.class::cast)
                        .toList());
    }

    private static @Nullable BigDecimal number(Element item, String url) {
        return value(item, url).map(Type::primitiveValue).map(BigDecimal::new).orElse(null);
    }

    private static Optional<Type> value(Element item, String url) {
        return Optional.ofNullable(item.getExtensionByUrl(url)).map(Extension::getValue);
    }
}
