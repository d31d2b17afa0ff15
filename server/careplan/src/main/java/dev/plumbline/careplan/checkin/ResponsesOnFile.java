package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task;

/** Reads the responses of one patient, each once, in the light of the patient's plans and Tasks. */
public final class ResponsesOnFile {

    private final ContentInUse content;
    private final Arrivals arrivals;
    private final Links links;
    private final ResponseForms forms;
    private final ReusedIdentifiers reused;
    private final Inspector inspector;

    /**
     * What is known of one patient.
     *
     * @param plans of the patient
     * @param tasks of the patient
     * @param responses all of the patient that name a form or a plan of ours
     */
    public record PatientsOwn(List<CarePlan> plans, List<Task> tasks, List<QuestionnaireResponse> responses) {

        /** Of a patient about whom nothing is stored. */
        public static final PatientsOwn NOTHING = new PatientsOwn(List.of(), List.of(), List.of());
    }

    /**
     * The reader of one patient's responses at this moment.
     *
     * @param justStored references of the responses that this transaction stored
     * @param planExists whether a plan of this id is stored, whoever's it is
     */
    public ResponsesOnFile(
            ContentInUse content,
            PatientsOwn known,
            Set<String> justStored,
            Instant now,
            Predicate<String> planExists) {
        this.content = content;
        this.arrivals = new Arrivals(known.tasks(), justStored, now);
        this.links = new Links(content.linking(), known.plans(), known.tasks(), arrivals);
        this.forms = new ResponseForms(content, known.tasks(), arrivals);
        this.reused = new ReusedIdentifiers(known.responses(), arrivals);
        this.inspector = new Inspector(content, planExists);
    }

    /** The response with all that later steps need to know of it. */
    public ReadResponse read(QuestionnaireResponse response) {
        var link = links.of(response);
        var arrived = arrivals.of(response);
        var zone = link.plan()
                .flatMap(PlanCalendar::ifReadable)
                .map(RecoveryCalendar::zone)
                .orElse(ZoneOffset.UTC);
        var readings = readings(response, arrived, zone);
        var subject = new Inspector.Subject(response, link, readings, arrived, zone, reused.isIn(response));
        return new ReadResponse(response, link, readings, inspector.of(subject));
    }

    private List<FormReading> readings(QuestionnaireResponse response, Instant arrived, ZoneId zone) {
        return content.templates().all().stream()
                .flatMap(template -> reading(template, response, arrived, zone).stream())
                .toList();
    }

    private Optional<FormReading> reading(
            Template template, QuestionnaireResponse response, Instant arrived, ZoneId zone) {
        return forms.of(template, response).map(chosen -> {
            var mistakes = FormCheck.of(chosen.form(), response);
            var report = new ResponseReader(template, zone).read(response, chosen.form(), arrived, mistakes.isEmpty());
            var remarks = EnumSet.noneOf(Remark.class);
            remarks.addAll(ReportTime.remarks(response, arrived, zone));
            chosen.remark().ifPresent(remarks::add);
            return new FormReading(template, chosen.form(), report, mistakes, remarks);
        });
    }

    /**
     * The emergency and same-day rules that hold in what can be read of a response that is not stored yet. Whose plan it
     * names is not asked: that would read a row before the patient's lock.
     *
     * @param now when it arrives
     */
    public static Set<String> urgentRules(ContentInUse content, QuestionnaireResponse response, Instant now) {
        if (ReadResponse.isRetracted(response)) {
            return Set.of();
        }
        var reader = new ResponsesOnFile(content, PatientsOwn.NOTHING, Set.of(), now, plan -> false);
        var subject = String.valueOf(response.getSubject().getReference());
        return urgentRules(reader.readings(response, now, ZoneOffset.UTC), subject, now);
    }

    /**
     * The emergency and same-day rules that hold in what can be read of a response, taken alone.
     *
     * @param subject {@code Patient/7}
     */
    public static Set<String> urgentRules(ReadResponse read, String subject, Instant now) {
        return ReadResponse.isRetracted(read.response()) ? Set.of() : urgentRules(read.readings(), subject, now);
    }

    private static Set<String> urgentRules(List<FormReading> readings, String subject, Instant now) {
        var rules = new TreeSet<String>();
        readings.forEach(
                reading -> rules.addAll(UrgentFindings.in(reading.report(), reading.template(), subject, now)));
        return rules;
    }
}
