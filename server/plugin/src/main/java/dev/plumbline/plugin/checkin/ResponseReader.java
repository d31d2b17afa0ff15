package dev.plumbline.plugin.checkin;

import dev.plumbline.plugin.template.Form;
import dev.plumbline.plugin.template.FormItem;
import dev.plumbline.plugin.template.Measure;
import dev.plumbline.plugin.template.Template;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** Reads a response as the report that it is. */
public final class ResponseReader {

    private static final Set<QuestionnaireResponseStatus> COMPLETE =
            Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private final Template template;

    public ResponseReader(Template template) {
        this.template = template;
    }

    /**
     * The report in a response to one of the template's forms; empty for any other response.
     *
     * @param arrived when the server got it: the moment that it is about where it names none or a later one
     */
    public Optional<Report> read(QuestionnaireResponse response, Instant arrived) {
        return template.form(String.valueOf(response.getQuestionnaire())).map(form -> report(response, form, arrived));
    }

    /** What a judgement cites when it rests on this response. */
    public static Evidence evidence(QuestionnaireResponse response) {
        var id = response.getIdElement();
        return new Evidence("QuestionnaireResponse/" + id.getIdPart(), id.getVersionIdPart());
    }

    private Report report(QuestionnaireResponse response, Form form, Instant arrived) {
        Map<String, Answer> answers = new HashMap<>();
        Map<String, Answer> measures = new HashMap<>();
        var items = itemsByLinkId(response);
        for (var item : form.items().values()) {
            answer(item, items.getOrDefault(item.linkId(), List.of())).ifPresent(answer -> {
                answers.put(item.linkId(), answer);
                template.measureOf(item).map(Measure::name).ifPresent(measure -> measures.put(measure, answer));
            });
        }
        return new Report(
                evidence(response),
                at(response, arrived),
                arrived,
                COMPLETE.contains(response.getStatus()),
                form.url(),
                answers,
                measures);
    }

    private static Instant at(QuestionnaireResponse response, Instant arrived) {
        if (!response.hasAuthored()) {
            return arrived;
        }
        var authored = response.getAuthored().toInstant();
        return authored.isAfter(arrived) ? arrived : authored;
    }

    private static Map<String, List<QuestionnaireResponseItemAnswerComponent>> itemsByLinkId(
            QuestionnaireResponse response) {
        Map<String, List<QuestionnaireResponseItemAnswerComponent>> answers = new HashMap<>();
        ResponseItems.in(response)
                .forEach(item -> answers.merge(
                        item.getLinkId(),
                        item.getAnswer(),
                        (first, second) ->
                                Stream.concat(first.stream(), second.stream()).toList()));
        return answers;
    }

    /** The answer to an item; empty where it was left open and may be. */
    private static Optional<Answer> answer(FormItem item, List<QuestionnaireResponseItemAnswerComponent> answers) {
        return answers.stream()
                .filter(QuestionnaireResponseItemAnswerComponent::hasValue)
                .findFirst()
                .map(answer -> AnswerReader.read(item, answer.getValue()))
                .or(() -> item.required() ? Optional.of(new Answer.Missing()) : Optional.empty());
    }
}
