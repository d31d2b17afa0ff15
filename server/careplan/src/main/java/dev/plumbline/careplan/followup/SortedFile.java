package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.Remark;
import dev.plumbline.careplan.checkin.ReportTime;
import dev.plumbline.careplan.checkin.ResponseReader;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/**
 * A patient's file with what is known of each response in it.
 *
 * @param arrivals when each came in
 * @param links which plan each belongs to
 * @param forms by which text each is read
 */
record SortedFile(PatientFile patient, Arrivals arrivals, Links links, ResponseForms forms) {

    /**
     * The file at this moment.
     *
     * @param justStored references of the responses that this transaction stored
     */
    static SortedFile of(ContentInUse library, PatientFile patient, Set<String> justStored, Instant now) {
        var arrivals = new Arrivals(patient.tasks(), justStored, now);
        return new SortedFile(
                patient,
                arrivals,
                new Links(library.linking(), patient, arrivals),
                new ResponseForms(library, patient.tasks(), arrivals));
    }

    /**
     * What these responses report to a template; retracted ones are left out.
     *
     * @param zone in which a date without a time is meant
     */
    List<Report> reports(Template template, ZoneId zone, Collection<QuestionnaireResponse> responses) {
        var reader = new ResponseReader(template, zone);
        return responses.stream()
                .filter(response -> response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .flatMap(response -> forms
                        .of(template, response)
                        .map(chosen -> reader.read(response, chosen.form(), arrivals.of(response)))
                        .stream())
                .toList();
    }

    /** What must be said about how a response is read by this template. */
    Set<Remark> remarks(Template template, ZoneId zone, QuestionnaireResponse response) {
        var remarks = EnumSet.noneOf(Remark.class);
        remarks.addAll(ReportTime.remarks(response, arrivals.of(response), zone));
        forms.of(template, response).flatMap(ResponseForms.Chosen::remark).ifPresent(remarks::add);
        return remarks;
    }
}
