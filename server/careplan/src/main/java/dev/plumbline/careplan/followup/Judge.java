package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.ContentInUse;
import dev.plumbline.careplan.checkin.ExtractedObservations;
import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.checkin.ReadResponse;
import dev.plumbline.careplan.flag.FlagOwner;
import dev.plumbline.careplan.flag.ReviewTasks;
import dev.plumbline.careplan.flag.StoredFlag;
import dev.plumbline.careplan.schedule.CheckInTasks;
import dev.plumbline.careplan.schedule.TaskForms;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.reading.Evidence;
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
    private final List<ReadResponse> responses;
    private final Set<String> justStored;
    private final Instant now;
    private final Set<String> broken = new TreeSet<>();

    /**
     * A judge of one patient at one moment.
     *
     * @param responses of the patient
     * @param justStored references of the responses that this transaction stored
     */
    Judge(
            ContentInUse content,
            PatientFile patient,
            List<ReadResponse> responses,
            Set<String> justStored,
            Instant now) {
        this.templates = content.templates();
        this.linking = content.linking();
        this.patient = patient;
        this.responses = responses;
        this.justStored = justStored;
        this.now = now;
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
        Set<ReadResponse> linked = new HashSet<>();
        for (var plan : patient.plans()) {
            judgePlan(plan, judged, linked);
        }
        templates.all().stream()
                .flatMap(template -> unlinked(template, linked).stream())
                .forEach(judged::add);
        return judged;
    }

    /** Responses to a plan that cannot be judged count as belonging to none: what is urgent in them is found. */
    private void judgePlan(CarePlan plan, List<Judged> judged, Set<ReadResponse> linked) {
        try {
            PlanFile.of(plan, patient, linking, responses).ifPresent(found -> {
                judged.add(plan(found));
                linked.addAll(found.responses());
            });
        } catch (RuntimeException fault) {
            var reference = References.to(plan);
            LOG.error("{} could not be judged: {}.", reference, FaultTrace.of(fault));
            broken.add(reference);
        }
    }

    /** The plans that could not be judged; known once all have been. */
    Set<String> brokenPlans() {
        return Set.copyOf(broken);
    }

    private Judged plan(PlanFile of) {
        var record = of.record(patient);
        var assessment = Assessor.assess(of.template().protocol(), record, now);
        var owner =
                new FlagOwner(patient.subject(), of.reference(), of.calendar().zone());
        var flags = new FlagFile(of.template(), owner, of.team(), of.flags());
        var changes = flags.changes(record, assessment.concerns(), justStored, now);
        var forms = new TaskForms(of.template(), patient.language());
        var tasks = new CheckInTasks(forms, of.id(), patient.subject(), of.calendar(), now)
                .changes(assessment.checkIns(), of.tasks(), of.remarks());
        return new Judged(
                of.plan(),
                of.template(),
                record,
                assessment,
                of.flags(),
                changes,
                of.tasks(),
                tasks,
                flags.reviews(changes, patient.reviews(), now),
                of.storedGoals(),
                GoalStandings.changes(of, assessment.goals()));
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
    private Optional<Judged> unlinked(Template template, Set<ReadResponse> linked) {
        var reports = responses.stream()
                .filter(response -> !linked.contains(response))
                .flatMap(response -> response.report(template).stream())
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
        var flagFile = new FlagFile(template, new FlagOwner(patient.subject(), null, ZoneOffset.UTC), null, flags);
        var changes = flagFile.changes(record, assessment.concerns(), justStored, now);
        var reviews = flagFile.reviews(changes, patient.reviews(), now);
        return Optional.of(new Judged(
                null, template, record, assessment, flags, changes, NONE, NONE, reviews, List.of(), List.of()));
    }

    /**
     * The Observations that must be written for a response.
     *
     * @param stored those of ours that were derived from it so far
     * @throws JudgingFault if our own code fails
     */
    List<Observation> observations(ReadResponse response, List<Observation> stored) {
        return guarded(() -> {
            var plan = response.plan()
                    .map(found -> new Reference(References.to(found)))
                    .orElse(null);
            return response.form()
                    .map(form -> new ExtractedObservations(form).of(response.response(), plan, stored))
                    .orElse(List.of());
        });
    }
}
