package dev.plumbline.careplan.simulation;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.template.Template;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * Responses to a form in which nothing is remarkable but what is said. On such a day the answer to what is asked of
 * everybody is no, the last of the options (by convention the one that says that all is well), or the least number.
 */
public final class FilledForm {

    private static final String UCUM = "http://unitsofmeasure.org";

    private final Template template;
    private final Form form;

    public FilledForm(Template template, Form form) {
        this.template = template;
        this.form = form;
    }

    /**
     * A finished response.
     *
     * @param measures values by the measure's name; the items of others stay open, and what the form does not ask is left out
     * @param answers what the patient answers instead, by linkId, as {@link #value} takes it; none = the item stays open
     * @throws IllegalArgumentException if the form has no such item, or an item no such answer
     */
    public QuestionnaireResponse with(Map<String, BigDecimal> measures, Map<String, List<Object>> answers) {
        var all = new LinkedHashMap<String, List<Type>>();
        form.items()
                .values()
                .forEach(item ->
                        unremarkable(item, measures).ifPresent(value -> all.put(item.linkId(), List.of(value))));
        answers.forEach((linkId, written) -> {
            var item = form.item(linkId)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Form `%s` has no item `%s`.".formatted(form.canonical(), linkId)));
            all.put(linkId, written.stream().map(one -> value(item, one)).toList());
        });
        var response = new QuestionnaireResponse()
                .setQuestionnaire(form.canonical())
                .setStatus(QuestionnaireResponseStatus.COMPLETED);
        all.forEach((linkId, values) -> {
            if (!values.isEmpty()) {
                var item = response.addItem().setLinkId(linkId);
                values.forEach(value -> item.addAnswer().setValue(value));
            }
        });
        return response;
    }

    private Optional<Type> unremarkable(FormItem item, Map<String, BigDecimal> measures) {
        var measure = template.measureOf(item);
        if (measure.isPresent()) {
            return Optional.ofNullable(measures.get(measure.get().name())).map(number -> number(item, number));
        }
        boolean asked =
                item.required() && item.shown().isEmpty() && item.calculated().isEmpty();
        return asked ? quiet(item) : Optional.empty();
    }

    private static Optional<Type> quiet(FormItem item) {
        var options = item.accepted().options();
        var least = Optional.ofNullable(item.accepted().bounds().min()).orElse(BigDecimal.ZERO);
        return switch (item.type()) {
            case BOOLEAN -> Optional.of(new BooleanType(false));
            case INTEGER, DECIMAL, QUANTITY -> Optional.of(number(item, least));
            case CHOICE -> options.isEmpty() ? Optional.empty() : Optional.of(options.get(options.size() - 1));
            default -> Optional.empty();
        };
    }

    /**
     * What a person would write as the answer to an item: {@code true}, {@code 7}, {@code sleepy}, {@code 38.2 Cel}.
     *
     * @throws IllegalArgumentException if the item takes no such answer
     */
    public static Type value(FormItem item, Object written) {
        try {
            return switch (item.type()) {
                case BOOLEAN -> new BooleanType(Boolean.parseBoolean(written.toString()));
                case INTEGER, DECIMAL -> number(item, new BigDecimal(written.toString()));
                case QUANTITY -> quantity(item, written.toString().split(" "));
                case CHOICE -> option(item, written.toString());
                case DATE -> new DateType(written.toString());
                case DATETIME -> new DateTimeType(written.toString());
                default -> new StringType(written.toString());
            };
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "Answer to item `%s` is `%s`; expected a number.".formatted(item.linkId(), written), noNumber);
        }
    }

    private static Type number(FormItem item, BigDecimal number) {
        return switch (item.type()) {
            case INTEGER -> new IntegerType(number.intValue());
            case QUANTITY -> quantity(item, number);
            default -> new DecimalType(number);
        };
    }

    private static Quantity quantity(FormItem item, String[] numberAndUnit) {
        var quantity = quantity(item, new BigDecimal(numberAndUnit[0]));
        return numberAndUnit.length == 1 ? quantity : quantity.setCode(numberAndUnit[1]);
    }

    /** In the unit in which rules see it. */
    private static Quantity quantity(FormItem item, BigDecimal number) {
        var quantity = new Quantity().setValue(number).setSystem(UCUM);
        item.measuredIn().ifPresent(unit -> quantity.setCode(unit.getCode()));
        return quantity;
    }

    private static Coding option(FormItem item, String code) {
        return item.accepted().options().stream()
                .filter(option -> code.equals(option.getCode()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Item `%s` has no option `%s`; expected one of %s."
                        .formatted(
                                item.linkId(),
                                code,
                                item.accepted().options().stream()
                                        .map(Coding::getCode)
                                        .toList())));
    }
}
