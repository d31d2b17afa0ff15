package dev.plumbline.careplan.simulation;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.reading.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;

/** Reports of one form in which nothing is remarkable but the pain. */
final class QuietForm {

    static final String PAIN = "pain";

    private final Form form;
    private final Map<String, Answer> quiet = new HashMap<>();
    private final Optional<String> painItem;

    /** Answers what is asked of everybody; no other measure than pain. */
    QuietForm(Template template, Form form) {
        this.form = form;
        var asked = form.items().values().stream()
                .filter(item -> item.required() && item.shown().isEmpty())
                .toList();
        painItem = asked.stream()
                .filter(item -> template.measureOf(item)
                        .filter(measure -> measure.name().equals(PAIN))
                        .isPresent())
                .map(FormItem::linkId)
                .findFirst();
        asked.stream()
                .filter(item -> template.measureOf(item).isEmpty())
                .forEach(item -> quiet(item).ifPresent(value -> quiet.put(item.linkId(), new Answer.Given(value))));
    }

    /**
     * A finished report.
     *
     * @param day that it is about
     * @param at when it is sent, and the moment that it is about
     * @param pain 0 to 10
     * @param said what the patient answers instead, as far as the form asks it
     */
    Report report(int day, Instant at, int pain, Map<String, Answer> said) {
        var answers = new HashMap<>(quiet);
        Map<String, Answer> measures = new HashMap<>();
        painItem.ifPresent(item -> {
            answers.put(item, new Answer.Given(Value.of(pain)));
            measures.put(PAIN, new Answer.Given(Value.of(pain)));
        });
        said.forEach((item, answer) -> form.item(item).ifPresent(asked -> answers.put(item, answer)));
        return new Report(new Evidence(reference(day) + form.url(), "1"), at, at, true, form.url(), answers, measures);
    }

    /** How the references of all reports of one day begin. */
    static String reference(int day) {
        return "QuestionnaireResponse/day-%d-of-".formatted(day);
    }

    /** Options are written so that the last one says that all is well. */
    private static Optional<Value> quiet(FormItem item) {
        List<Coding> options = item.accepted().options();
        if (!options.isEmpty()) {
            return Optional.of(chosen(item, options.get(options.size() - 1)));
        }
        return item.type() == QuestionnaireItemType.BOOLEAN ? Optional.of(Value.of(false)) : Optional.empty();
    }

    /** One option as the answer to an item. */
    static Value chosen(FormItem item, Coding option) {
        return item.repeats() ? new Value.Choices(Set.of(option.getCode())) : Value.of(option.getCode());
    }
}
