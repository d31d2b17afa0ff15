package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/**
 * A response, read once: all that later steps need to know of it.
 *
 * @param link the plan that it belongs to, or why it belongs to none
 * @param readings as the answer to a form of each template that has one for it; mostly one
 * @param inspection whether it may be stored, and what must be said about it
 */
public record ReadResponse(
        QuestionnaireResponse response, Link link, List<FormReading> readings, Inspection inspection) {

    public ReadResponse {
        readings = List.copyOf(readings);
    }

    /** What a judgement cites when it rests on this response. */
    public Evidence evidence() {
        return ResponseReader.evidence(response);
    }

    /** {@code QuestionnaireResponse/12}. */
    public String reference() {
        return evidence().reference();
    }

    public Optional<CarePlan> plan() {
        return link.plan();
    }

    /** The form that it answers, and the text by which it is read; empty if that is none of ours. */
    public Optional<Form> form() {
        return readings.stream().map(FormReading::form).findFirst();
    }

    /** What it reports to a template; empty if it answers none of the template's forms or was retracted. */
    public Optional<Report> report(Template template) {
        return isRetracted(response) ? Optional.empty() : reading(template).map(FormReading::report);
    }

    /** What must be said about how this template reads it. */
    public Set<Remark> remarks(Template template) {
        return reading(template).map(FormReading::remarks).orElse(Set.of());
    }

    /** Why it should not be stored; it may be, because something urgent is in it. */
    public List<Refusal> refusals() {
        return inspection.refusals();
    }

    static boolean isRetracted(QuestionnaireResponse response) {
        return response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR;
    }

    private Optional<FormReading> reading(Template template) {
        return readings.stream().filter(reading -> reading.isOf(template)).findFirst();
    }
}
