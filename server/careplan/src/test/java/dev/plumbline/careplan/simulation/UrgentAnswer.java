package dev.plumbline.careplan.simulation;

import dev.plumbline.careplan.fixture.ShippedRecovery;
import dev.plumbline.careplan.form.EnableWhen;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;

/**
 * One answer by which a patient calls for help, with those to the questions on which it depends.
 *
 * @param rule the emergency or same-day rule that it raises by itself
 * @param answers by item
 */
record UrgentAnswer(String rule, Map<String, Answer> answers) {

    private static final int PAIN = 4;

    /**
     * For each emergency and same-day rule that a single answer raises, the first such answer of the form; tried on
     * the rules themselves, so that none is forgotten here. Of several answers the one that raises the fewest others.
     */
    static List<UrgentAnswer> of(Template template, Form form) {
        Map<String, UrgentAnswer> found = new LinkedHashMap<>();
        Map<String, Integer> company = new HashMap<>();
        form.items().values().stream().flatMap(item -> answers(form, item)).forEach(answers -> {
            var raised = raised(template, form, answers);
            for (var rule : raised) {
                if (raised.size() < company.getOrDefault(rule, Integer.MAX_VALUE)) {
                    company.put(rule, raised.size());
                    found.put(rule, new UrgentAnswer(rule, answers));
                }
            }
        });
        return List.copyOf(found.values());
    }

    private static List<String> raised(Template template, Form form, Map<String, Answer> answers) {
        var recovery = ShippedRecovery.withBaseline("8");
        var at = ShippedRecovery.at(1, "18:00");
        var report = new QuietForm(template, form).report(1, at, PAIN, answers);
        return Assessor.assess(template.protocol(), recovery.reporting(List.of(report)), at).concerns().stream()
                .filter(concern -> concern.level().isUrgent())
                .map(Concern::rule)
                .toList();
    }

    /** Yes, or each of the options, with what makes the question appear. */
    private static Stream<Map<String, Answer>> answers(Form form, FormItem item) {
        return values(item).map(value -> {
            Map<String, Answer> answers = new HashMap<>();
            item.shown().forEach(when -> answers.putAll(asking(form, when)));
            answers.put(item.linkId(), new Answer.Given(value));
            return answers;
        });
    }

    private static Stream<Value> values(FormItem item) {
        return item.type() == QuestionnaireItemType.BOOLEAN
                ? Stream.of(Value.of(true))
                : item.accepted().options().stream().map(option -> QuietForm.chosen(item, option));
    }

    private static Map<String, Answer> asking(Form form, EnableWhen when) {
        Map<String, Answer> answers = new HashMap<>();
        when.clauses().stream()
                .limit(when.all() ? when.clauses().size() : 1)
                .forEach(clause -> form.item(clause.question())
                        .ifPresent(item -> answers.put(item.linkId(), new Answer.Given(value(item, clause.answer())))));
        return answers;
    }

    private static Value value(FormItem item, Type answer) {
        if (answer instanceof BooleanType truth) {
            return Value.of(truth.booleanValue());
        }
        return answer instanceof Coding option
                ? QuietForm.chosen(item, option)
                : Value.of(new BigDecimal(answer.primitiveValue()));
    }
}
