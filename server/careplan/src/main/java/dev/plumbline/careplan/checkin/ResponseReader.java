package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Measure;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Type;

/** Reads a response as the report that it is. */
public final class ResponseReader {

    private static final Set<QuestionnaireResponseStatus> COMPLETE =
            Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private final Template template;
    private final ZoneId zone;

    /**
     * A reader of responses to the template's forms.
     *
     * @param zone in which a date without a time is meant
     */
    public ResponseReader(Template template, ZoneId zone) {
        this.template = template;
        this.zone = zone;
    }

    /**
     * The report in a response, read by this text of a form. Where the response fails the form's check, what is missing
     * or unreadable in it counts as not asked: a person is told once that it was not fully judged.
     *
     * @param arrived when the server got it: the moment that it is about where it names none or a later one
     */
    public Report read(QuestionnaireResponse response, Form form, Instant arrived) {
        return read(response, form, arrived, FormCheck.of(form, response).isEmpty());
    }

    /** The same, where it is known by now whether it passes the form's check. */
    Report read(QuestionnaireResponse response, Form form, Instant arrived, boolean sound) {
        Map<String, Answer> answers = new HashMap<>();
        Map<String, Answer> measures = new HashMap<>();
        var given = GivenAnswers.of(form, response);
        for (var item : form.items().values()) {
            answer(item, given)
                    .filter(answer -> sound || answer instanceof Answer.Given)
                    .ifPresent(answer -> {
                        answers.put(item.linkId(), answer);
                        template.readingOf(item, form)
                                .map(Measure::name)
                                .ifPresent(measure -> measures.put(measure, answer));
                    });
        }
        return new Report(
                evidence(response),
                ReportTime.of(response, arrived, zone),
                arrived,
                response.getStatus() != null && COMPLETE.contains(response.getStatus()),
                form.original(),
                answers,
                measures);
    }

    /** What a judgement cites when it rests on this response. */
    public static Evidence evidence(QuestionnaireResponse response) {
        var id = response.getIdElement();
        return new Evidence(References.to(ResourceType.QuestionnaireResponse, id.getIdPart()), id.getVersionIdPart());
    }

    /** The answer to an item; empty where it was left open and may be. */
    private static Optional<Answer> answer(FormItem item, Map<String, List<Type>> given) {
        var values = given.getOrDefault(item.linkId(), List.of());
        if (!values.isEmpty()) {
            return Optional.of(AnswerReader.read(item, values));
        }
        boolean expected = item.required() && item.shown().stream().allMatch(when -> when.holds(given));
        return expected ? Optional.of(new Answer.Missing()) : Optional.empty();
    }
}
