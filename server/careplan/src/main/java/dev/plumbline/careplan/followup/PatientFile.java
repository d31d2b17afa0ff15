package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.checkin.ReadResponse;
import dev.plumbline.careplan.flag.CompletedReviews;
import dev.plumbline.careplan.flag.FlagChange;
import dev.plumbline.careplan.flag.ReviewTask;
import dev.plumbline.careplan.flag.StoredFlag;
import dev.plumbline.careplan.plan.PreferredLanguage;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.store.StoredVersion;
import dev.plumbline.careplan.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Everything of ours that is stored about one patient, as it is inside the transaction.
 *
 * @param subject {@code Patient/7}
 * @param language in which the patient reads; unknown where there is no plan
 * @param tasks all but those that ask a person to look at a Flag
 * @param reviews the Tasks that do
 * @param flags as people have left them: closed, too, where a person has completed the review
 * @param closings the Flags that are not stored as closed yet
 * @param record what the rules of the plans ask of the health record
 */
record PatientFile(
        String subject,
        PreferredLanguage language,
        List<CarePlan> plans,
        List<Goal> goals,
        List<Task> tasks,
        List<Task> reviews,
        List<StoredFlag> flags,
        List<FlagChange> closings,
        List<QuestionnaireResponse> responses,
        PatientRecord record) {

    private static final List<String> TYPES = Stream.concat(
                    Stream.of("CarePlan", "Task", "Flag", "Goal", "QuestionnaireResponse"), RecordType.NAMES.stream())
            .toList();

    /**
     * The patient's file. It asks the database once what there is, and parses what it has not seen in this version.
     *
     * @param subject {@code Patient/7}
     */
    static PatientFile load(FhirStore store, Linking linking, String subject) {
        var shelf = new Shelf(store, subject, store.versionsAbout(subject, TYPES));
        var plans = shelf.ours(CarePlan.class, CarePlan::getSubject);
        var tasks = shelf.ours(Task.class, Task::getFor);
        var reviews = tasks.stream().filter(ReviewTask::isOne).toList();
        var flags = shelf.ours(Flag.class, Flag::getSubject).stream()
                .map(StoredFlag::new)
                .toList();
        var needs = plans.stream()
                .flatMap(plan -> linking.templateOf(plan).stream())
                .map(Template::recordNeeds)
                .toList();
        var closings = new CompletedReviews(reviews).closings(flags);
        var patient = plans.isEmpty() ? null : shelf.patient();
        return new PatientFile(
                subject,
                patient == null ? PreferredLanguage.UNKNOWN : PreferredLanguage.of(patient),
                plans,
                shelf.ours(Goal.class, Goal::getSubject),
                tasks.stream().filter(task -> !ReviewTask.isOne(task)).toList(),
                reviews,
                after(flags, closings),
                closings,
                shelf.all(QuestionnaireResponse.class, QuestionnaireResponse::getSubject)
                        .filter(linking::concernsUs)
                        .toList(),
                new RecordReader(store, subject, shelf.versions(), patient).read(needs));
    }

    /** What refers to the patient, and is about the patient. */
    private record Shelf(FhirStore store, String subject, List<StoredVersion> versions) {

        <T extends Resource> Stream<T> all(Class<T> type, Function<T, Reference> about) {
            return store.load(type, StoredVersion.of(type, versions)).stream()
                    .filter(resource -> isThePatient(about.apply(resource)));
        }

        /** Those under ids of ours; others are not even loaded. */
        <T extends Resource> List<T> ours(Class<T> type, Function<T, Reference> about) {
            var ours = versions.stream()
                    .filter(version -> Ids.isOurs(version.id()))
                    .toList();
            return new Shelf(store, subject, ours).all(type, about).toList();
        }

        @Nullable
        Patient patient() {
            return store.load(Patient.class, StoredVersion.of(Patient.class, versions)).stream()
                    .findFirst()
                    .orElse(null);
        }

        /** A client may write the server's own address before it. */
        private boolean isThePatient(Reference reference) {
            var target = reference.getReferenceElement();
            return subject.equals(target.getResourceType() + "/" + target.getIdPart());
        }
    }

    private static List<StoredFlag> after(List<StoredFlag> flags, List<FlagChange> closings) {
        var closed = closings.stream()
                .map(closing -> new StoredFlag(closing.flag()))
                .collect(Collectors.toMap(StoredFlag::id, Function.identity()));
        return flags.stream().map(flag -> closed.getOrDefault(flag.id(), flag)).toList();
    }

    /** The plan's Tasks for the patient. */
    List<Task> checkInTasksOf(CarePlan plan) {
        var reference = References.to(plan);
        return tasks.stream()
                .filter(task -> task.getCode().hasCoding(Canonicals.CPG_ACTIVITY_TYPE, Canonicals.COLLECT_INFORMATION))
                .filter(task -> task.getBasedOn().stream().anyMatch(basis -> reference.equals(basis.getReference())))
                .toList();
    }

    /** Those that name the plan, and those that were raised before their responses belonged to any. */
    List<StoredFlag> flagsOf(CarePlan plan, List<ReadResponse> responsesOfPlan) {
        var reference = References.to(plan);
        return flags.stream()
                .filter(flag -> flag.plan().map(reference::equals).orElseGet(() -> restsOnAny(flag, responsesOfPlan)))
                .toList();
    }

    /** Those that neither name a plan nor rest on a response that belongs to one by now. */
    List<StoredFlag> flagsWithoutPlan(Collection<ReadResponse> responsesOfPlans) {
        return flags.stream()
                .filter(flag -> flag.plan().isEmpty() && !restsOnAny(flag, responsesOfPlans))
                .toList();
    }

    /** Those of which none of these judgements speaks. */
    List<StoredFlag> flagsBeside(List<Judged> judged) {
        var spokenFor = judged.stream()
                .flatMap(one -> one.storedFlags().stream())
                .map(StoredFlag::id)
                .collect(Collectors.toSet());
        return flags.stream().filter(flag -> !spokenFor.contains(flag.id())).toList();
    }

    private static boolean restsOnAny(StoredFlag flag, Collection<ReadResponse> responses) {
        return responses.stream()
                .map(ReadResponse::evidence)
                .anyMatch(response -> flag.evidence().stream().anyMatch(response::isAbout));
    }
}
