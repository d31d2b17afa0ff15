package dev.plumbline.plugin.followup;

import dev.plumbline.plugin.checkin.ExtractedObservations;
import dev.plumbline.plugin.checkin.Linking;
import dev.plumbline.plugin.checkin.ResponseReader;
import dev.plumbline.plugin.flag.FlagOwner;
import dev.plumbline.plugin.flag.ReviewTasks;
import dev.plumbline.plugin.flag.StoredFlag;
import dev.plumbline.plugin.schedule.CheckInTasks;
import dev.plumbline.plugin.template.Template;
import dev.plumbline.plugin.template.Templates;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges what is on file and says what must change. Writes nothing. */
final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private static final List<Task> NONE = List.of();

    private final Templates templates;
    private final Linking linking;
    private final PatientFile patient;
    private final Set<String> justStored;
    private final Instant now;
    private final Arrivals arrivals;
    private final Links links;
    private final Set<String> broken = new TreeSet<>();

    /**
     * A judge of one patient at one moment.
     *
     * @param justStored references of the responses that this transaction stored
     */
    Judge(Templates templates, PatientFile patient, Set<String> justStored, Instant now) {
        this.templates = templates;
        this.linking = new Linking(templates);
        this.patient = patient;
        this.justStored = justStored;
        this.now = now;
        this.arrivals = new Arrivals(patient.tasks(), justStored, now);
        this.links = new Links(linking, patient, arrivals);
    }

    /**
     * One for each plan of the patient, and one for each template that has responses without a plan.
     *
     * @throws JudgingFault if our own code fails; nothing has been written then
     */
    List<Judged> all() {
        return guarded(this::judgeAll);
    }

    private static <T> T guarded(Supplier<T> judging) {
        try {
            return judging.get();
        } catch (RuntimeException fault) {
            throw new JudgingFault(fault);
        }
    }

    private List<Judged> judgeAll() {
        var judged = new ArrayList<Judged>();
        Set<QuestionnaireResponse> linked = new HashSet<>();
        for (var plan : patient.plans()) {
            judgePlan(plan, judged, linked);
        }
        templates.all().stream()
                .flatMap(template -> unlinked(template, linked).stream())
                .forEach(judged::add);
        return judged;
    }

    /** Responses to a plan that cannot be judged count as belonging to none: what is urgent in them is found. */
    private void judgePlan(CarePlan plan, List<Judged> judged, Set<QuestionnaireResponse> linked) {
        try {
            PlanFile.of(plan, patient, linking, links).ifPresent(file -> {
                judged.add(plan(file));
                linked.addAll(file.responses());
            });
        } catch (RuntimeException fault) {
            var reference = "CarePlan/" + plan.getIdElement().getIdPart();
            LOG.error("{} could not be judged: {}.", reference, FaultTrace.of(fault));
            broken.add(reference);
        }
    }

    /** The plans that could not be judged; known once all have been. */
    Set<String> brokenPlans() {
        return Set.copyOf(broken);
    }

    private Judged plan(PlanFile file) {
        var record = file.record(patient.subject(), arrivals);
        var assessment = Assessor.assess(file.template().protocol(), record, now);
        var owner = new FlagOwner(
                patient.subject(), file.reference(), file.calendar().zone());
        var flags = new FlagFile(file.template(), owner, file.team(), file.flags());
        var changes = flags.changes(record, assessment.concerns(), justStored, now);
        var tasks = new CheckInTasks(file.template(), file.id(), patient.subject(), file.calendar(), now)
                .changes(assessment.checkIns(), file.tasks());
        return new Judged(
                file.plan(),
                file.template(),
                record,
                assessment,
                file.flags(),
                changes,
                file.tasks(),
                tasks,
                flags.reviews(changes, patient.reviews(), now),
                file.storedGoals(),
                GoalStandings.changes(file, assessment.goals()));
    }

    /**
     * The Tasks to write about Flags for which no judgement speaks; nothing holds them back.
     *
     * @throws JudgingFault if our own code fails
     */
    List<Task> otherReviews(List<StoredFlag> flags) {
        var owner = new FlagOwner(patient.subject(), null, ZoneOffset.UTC);
        return guarded(() -> templates.all().stream()
                .limit(1)
                .map(template -> template.reviews().withoutSuppression())
                .map(times -> new ReviewTasks(times, owner, null, now).of(flags, patient.reviews()))
                .flatMap(reviews -> reviews.changes().stream())
                .toList());
    }

    /** Responses that belong to no plan: their emergency and same-day rules are judged all the same. */
    private Optional<Judged> unlinked(Template template, Set<QuestionnaireResponse> linked) {
        var reader = new ResponseReader(template, ZoneOffset.UTC);
        List<Report> reports = patient.responses().stream()
                .filter(response -> !linked.contains(response))
                .filter(response -> response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .flatMap(response -> reader.read(response, arrivals.of(response)).stream())
                .toList();
        var flags = patient.flagsWithoutPlan(linked).stream()
                .filter(flag -> flag.isRaisedBy(template))
                .toList();
        if (reports.isEmpty() && flags.isEmpty()) {
            return Optional.empty();
        }
        var acts = flags.stream().flatMap(flag -> flag.personsAct().stream()).toList();
        var record = new RecoveryRecord(Evidence.of(patient.subject()), null, reports, acts);
        var assessment = Assessor.assess(template.protocol(), record, now);
        var file = new FlagFile(template, new FlagOwner(patient.subject(), null, ZoneOffset.UTC), null, flags);
        var changes = file.changes(record, assessment.concerns(), justStored, now);
        var reviews = file.reviews(changes, patient.reviews(), now);
        return Optional.of(new Judged(
                null, template, record, assessment, flags, changes, NONE, NONE, reviews, List.of(), List.of()));
    }

    /**
     * The Observations that must be written for a response.
     *
     * @param stored those of ours that were derived from it so far
     * @throws JudgingFault if our own code fails
     */
    List<Observation> observations(QuestionnaireResponse response, List<Observation> stored) {
        return guarded(() -> {
            var plan = links.planOf(response)
                    .map(found ->
                            new Reference("CarePlan/" + found.getIdElement().getIdPart()))
                    .orElse(null);
            return templates.asking(String.valueOf(response.getQuestionnaire())).stream()
                    .findFirst()
                    .map(template -> new ExtractedObservations(template).of(response, plan, stored))
                    .orElse(List.of());
        });
    }
}
