package dev.plumbline.careplan.author;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.careplan.author.Story.Event.Reports;
import dev.plumbline.careplan.checkin.ResponseCheck;
import dev.plumbline.careplan.checkin.ResponseReader;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.simulation.FilledForm;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** The forms that the patient of a story has sent. */
final class SentForms {

    private final Template template;
    private final Story story;
    private final List<String> notes;
    private final Map<String, Report> reports = new LinkedHashMap<>();

    /**
     * @param notes gets it where a server would refuse a form
     */
    SentForms(Template template, Story story, List<String> notes) {
        this.template = template;
        this.story = story;
        this.notes = notes;
    }

    /** As they stand now: of one that was sent again, the last. */
    List<Report> reports() {
        return List.copyOf(reports.values());
    }

    void send(Reports said, Instant now) {
        said.measures().keySet().forEach(measure -> StoryStart.expectMeasure(template, measure));
        var name = said.form().isEmpty() ? "form-" + reports.size() : said.form();
        var before = reports.get(name);
        var form = form(said);
        var response = response(said, form, now);
        response.setId("QuestionnaireResponse/%s/_history/%s".formatted(name, before == null ? 1 : now.toEpochMilli()));
        ResponseCheck.ofContent(response, form).stream()
                .map(Refusal::message)
                .forEach(message -> notes.add("%s: %s".formatted(local(now), message)));
        var arrived = before != null && before.complete() ? before.arrived() : now;
        reports.put(name, new ResponseReader(template, story.zone()).read(response, form, arrived));
    }

    private Form form(Reports said) {
        var wanted = said.questionnaire();
        var found = wanted == null
                ? template.series().stream()
                        .map(CheckInSeries::form)
                        .findFirst()
                        .flatMap(template::form)
                : template.forms().values().stream()
                        .filter(form -> form.url().endsWith("/" + wanted))
                        .findFirst();
        return found.orElseThrow(() -> new StoryRejected("Template `%s` has no form `%s`; expected one of %s."
                .formatted(
                        template.canonical(),
                        wanted,
                        template.forms().keySet().stream()
                                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                                .sorted()
                                .toList())));
    }

    private QuestionnaireResponse response(Reports said, Form form, Instant now) {
        var about = said.about() == null ? now : story.instant(said.about());
        try {
            var response = new FilledForm(template, form).with(said.measures(), said.answers());
            response.setStatus(QuestionnaireResponseStatus.fromCode(said.status()));
            response.setAuthoredElement(new DateTimeType(
                    Date.from(about), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(story.zone())));
            return response;
        } catch (IllegalArgumentException | FHIRException wrong) {
            throw new StoryRejected("%s: %s".formatted(local(now), wrong.getMessage()));
        }
    }

    private String local(Instant moment) {
        return moment.atZone(story.zone()).format(Story.LOCAL);
    }
}
