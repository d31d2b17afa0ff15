package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.checkin.ResponseReader;
import dev.plumbline.careplan.flag.CompletedReviews;
import dev.plumbline.careplan.flag.FlagChange;
import dev.plumbline.careplan.flag.ReviewTask;
import dev.plumbline.careplan.flag.StoredFlag;
import dev.plumbline.careplan.plan.PreferredLanguage;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
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

    private static final String SUBJECT = "subject";

    static PatientFile load(FhirStore store, Linking linking, String subject) {
        var plans = ours(store.referringTo(CarePlan.class, SUBJECT, subject));
        var tasks = ours(store.referringTo(Task.class, SUBJECT, subject));
        var reviews = tasks.stream().filter(ReviewTask::isOne).toList();
        var flags = ours(store.referringTo(Flag.class, SUBJECT, subject)).stream()
                .map(StoredFlag::new)
                .toList();
        var needs = plans.stream()
                .flatMap(plan -> linking.templateOf(plan).stream())
                .map(Template::recordNeeds)
                .toList();
        var closings = new CompletedReviews(reviews).closings(flags);
        var patient = plans.isEmpty() ? null : patient(store, subject);
        return new PatientFile(
                subject,
                patient == null ? PreferredLanguage.UNKNOWN : PreferredLanguage.of(patient),
                plans,
                ours(store.referringTo(Goal.class, SUBJECT, subject)),
                tasks.stream().filter(task -> !ReviewTask.isOne(task)).toList(),
                reviews,
                after(flags, closings),
                closings,
                store.referringTo(QuestionnaireResponse.class, SUBJECT, subject).stream()
                        .filter(linking::concernsUs)
                        .toList(),
                new RecordReader(store, subject, patient).read(needs));
    }

    private static @Nullable Patient patient(FhirStore store, String subject) {
        return store.read(Patient.class, new IdType(subject).getIdPart()).orElse(null);
    }

    /** Of a patient about whom nothing is stored. */
    static PatientFile empty(String subject) {
        return new PatientFile(
                subject,
                PreferredLanguage.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                PatientRecord.EMPTY);
    }

    private static List<StoredFlag> after(List<StoredFlag> flags, List<FlagChange> closings) {
        var closed = closings.stream()
                .map(closing -> new StoredFlag(closing.flag()))
                .collect(Collectors.toMap(StoredFlag::id, Function.identity()));
        return flags.stream().map(flag -> closed.getOrDefault(flag.id(), flag)).toList();
    }

    private static <T extends Resource> List<T> ours(List<T> resources) {
        return resources.stream()
                .filter(resource -> Ids.isOurs(resource.getIdElement().getIdPart()))
                .toList();
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
    List<StoredFlag> flagsOf(CarePlan plan, List<QuestionnaireResponse> responsesOfPlan) {
        var reference = References.to(plan);
        return flags.stream()
                .filter(flag -> flag.plan().map(reference::equals).orElseGet(() -> restsOnAny(flag, responsesOfPlan)))
                .toList();
    }

    /** Those that neither name a plan nor rest on a response that belongs to one by now. */
    List<StoredFlag> flagsWithoutPlan(Collection<QuestionnaireResponse> responsesOfPlans) {
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

    private static boolean restsOnAny(StoredFlag flag, Collection<QuestionnaireResponse> responses) {
        return responses.stream()
                .map(ResponseReader::evidence)
                .anyMatch(response -> flag.evidence().stream().anyMatch(response::isAbout));
    }
}
