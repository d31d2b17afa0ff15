package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.Arrivals;
import dev.plumbline.careplan.checkin.ContentInUse;
import dev.plumbline.careplan.checkin.ReadResponse;
import dev.plumbline.careplan.checkin.ResponsesOnFile;
import dev.plumbline.careplan.checkin.ResponsesOnFile.PatientsOwn;
import dev.plumbline.careplan.flag.FlagChange;
import dev.plumbline.careplan.flag.FlagProvenance;
import dev.plumbline.careplan.flag.StoredFlag;
import dev.plumbline.careplan.flag.UnjudgedFlag;
import dev.plumbline.careplan.form.FormVersions;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one use case: something has happened to a patient's record, so judge it and bring Flags, Tasks, Goals and
 * Observations into line. Done twice, it changes nothing the second time.
 */
public final class FollowUp {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUp.class);

    private static final String FIRST = "1";

    private final FhirStore store;
    private final ContentInUse content;
    private final Clock clock;

    public FollowUp(FhirStore store, Templates templates, Clock clock) {
        this.store = store;
        this.content = new ContentInUse(templates, new FormVersions(store));
        this.clock = clock;
    }

    /**
     * Judges the patient now and writes what follows. To be called inside a transaction that holds the patient's lock.
     *
     * @param subject {@code Patient/7}
     * @return what the caller must know before it commits
     */
    public FollowUpResult follow(String subject, Trigger trigger) {
        store.flush();
        var patient = PatientFile.load(store, content.linking(), subject);
        var now = notBefore(patient);
        var responses = read(patient, trigger.responses(), now);
        var judge = new Judge(content, patient, responses, trigger.responses(), now);
        var writer = new Writer(trigger);
        var justStored = responses.stream()
                .filter(response -> trigger.responses().contains(response.reference()))
                .toList();
        patient.closings().forEach(writer::write);
        try {
            var judged = judge.all();
            var reviews = new ResponseReviews(patient, responses, judged, now).changes();
            var observations = justStored.stream()
                    .flatMap(response -> judge.observations(response, derivedFrom(response)).stream())
                    .toList();
            observations.forEach(writer::save);
            judged.forEach(writer::write);
            reviews.forEach(writer::save);
            var unjudged = raiseUnjudged(subject, judge.brokenPlans(), now);
            judge.otherReviews(both(patient.flagsBeside(judged), unjudged)).forEach(writer::save);
            return new FollowUpResult(
                    writer.leftSomething,
                    justStored.stream()
                            .flatMap(response -> response.refusals().stream())
                            .toList(),
                    justStored.stream().anyMatch(response -> isUrgent(response, subject, now)));
        } catch (JudgingFault fault) {
            var unread = justStored.stream().map(ReadResponse::reference).collect(Collectors.toSet());
            LOG.error("{}: a person must read {}: {}.", subject, unread, FaultTrace.of(fault));
            var unjudged = raiseUnjudged(subject, unread, now);
            judge.otherReviews(unjudged).forEach(writer::save);
            return new FollowUpResult(writer.leftSomething, List.of(), true);
        }
    }

    private List<ReadResponse> read(PatientFile patient, Set<String> justStored, Instant now) {
        var known = new PatientsOwn(patient.plans(), patient.tasks(), patient.responses());
        var reader = new ResponsesOnFile(content, known, justStored, now, this::planExists);
        return patient.responses().stream().map(reader::read).toList();
    }

    private boolean planExists(String id) {
        return store.read(CarePlan.class, id).isPresent();
    }

    private static boolean isUrgent(ReadResponse response, String subject, Instant now) {
        return !ResponsesOnFile.urgentRules(response, subject, now).isEmpty();
    }

    /** Another node's clock may run ahead of ours, and what it stored must be seen. */
    private Instant notBefore(PatientFile patient) {
        return Arrivals.notBefore(patient.plans(), patient.tasks(), now());
    }

    /** Once for the same things: a person may have closed it since. */
    private List<StoredFlag> raiseUnjudged(String subject, Set<String> unread, Instant now) {
        var raised = UnjudgedFlag.of(subject, unread, now)
                .filter(flag ->
                        store.read(Flag.class, flag.getIdElement().getIdPart()).isEmpty())
                .map(StoredFlag::new);
        raised.map(StoredFlag::flag).ifPresent(store::save);
        return raised.stream().toList();
    }

    private static List<StoredFlag> both(List<StoredFlag> some, List<StoredFlag> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** What stands now, without writing. To be called inside a transaction. */
    public List<Judged> judge(String subject) {
        var patient = PatientFile.load(store, content.linking(), subject);
        return judge(patient, notBefore(patient));
    }

    /**
     * What stands at this moment, without writing.
     *
     * @param at what is later is not seen; now or before
     */
    public List<Judged> judge(String subject, Instant at) {
        return judge(PatientFile.load(store, content.linking(), subject), at);
    }

    private List<Judged> judge(PatientFile patient, Instant at) {
        return new Judge(content, patient, read(patient, Set.of(), at), Set.of(), at).all();
    }

    /**
     * The emergency and same-day rules that hold in what can be read of a response that is not stored yet, by the forms
     * that are in use. Reads nothing.
     */
    public Set<String> urgentRules(QuestionnaireResponse response) {
        return ResponsesOnFile.urgentRules(content, response, now());
    }

    /** The present moment, as finely as FHIR keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Those of ours: what others derive from a response is theirs. From a first version nothing was derived yet. */
    private List<Observation> derivedFrom(ReadResponse response) {
        if (FIRST.equals(response.evidence().version())) {
            return List.of();
        }
        return store.referringTo(Observation.class, "derived-from", response.reference()).stream()
                .filter(observation -> Ids.isOurs(observation.getIdElement().getIdPart()))
                .toList();
    }

    /** Writes what follows from a judgement, except what the client is writing itself. */
    private final class Writer {

        private final Trigger trigger;
        private boolean leftSomething;

        Writer(Trigger trigger) {
            this.trigger = trigger;
        }

        void write(Judged judged) {
            judged.tasks().forEach(this::save);
            judged.flags().forEach(this::write);
            judged.reviews().changes().forEach(this::save);
            judged.goals().forEach(this::save);
        }

        void write(FlagChange change) {
            save(change.flag()).ifPresent(id -> {
                store.save(FlagProvenance.of(change, id, now()));
                var rule = change.rule().isEmpty() ? "the judging itself" : change.rule();
                store.afterCommit(() -> LOG.info("Flag/{} {} by {}.", id.getIdPart(), change.activity(), rule));
            });
        }

        Optional<IdType> save(Resource resource) {
            if (trigger.clientWritten().contains(References.to(resource))) {
                leftSomething = true;
                return Optional.empty();
            }
            return Optional.of(store.save(resource));
        }
    }
}
