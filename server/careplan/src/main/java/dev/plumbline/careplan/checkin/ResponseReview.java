package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Asks the team to look at a response that was kept though something is wrong with it. */
public final class ResponseReview {

    private static final String CODE = "review-response";
    private static final String SETTLED = "settled";
    private static final Set<TaskStatus> ENDED = Set.of(
            TaskStatus.COMPLETED,
            TaskStatus.CANCELLED,
            TaskStatus.REJECTED,
            TaskStatus.FAILED,
            TaskStatus.ENTEREDINERROR);

    private ResponseReview() {}

    /**
     * What a Task says.
     *
     * @param response {@code QuestionnaireResponse/9}
     * @param subject {@code Patient/7}
     * @param plan null if the response belongs to none
     * @param inspection what was found
     * @param urgent whether an emergency or same-day finding rests on it
     */
    public record Matter(
            String response, String subject, @Nullable CarePlan plan, Inspection inspection, boolean urgent) {}

    public static String id(String response) {
        return Ids.of("review", response);
    }

    /** Whether it is such a Task. */
    public static boolean is(Task task) {
        return task.getCode().hasCoding(Canonicals.TASK_CODE, CODE);
    }

    public static Task created(Matter matter, Instant now) {
        var task = new Task();
        task.setId(id(matter.response()));
        task.addIdentifier(PlanIds.identifier(task.getIdElement().getIdPart()));
        task.setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
        task.setCode(new CodeableConcept(new Coding(Canonicals.TASK_CODE, CODE, "Review a response")));
        task.setFocus(new Reference(matter.response()));
        task.setFor(new Reference(matter.subject()));
        task.setRequester(new Reference(Canonicals.DEVICE));
        task.setAuthoredOn(Date.from(now));
        return said(task, matter);
    }

    /** The stored Task as it should be now: what a person has ended stays, unless there is something new to see. */
    public static Task updated(Task stored, Matter matter) {
        boolean ended = ENDED.contains(stored.getStatus());
        if (ended && !isSettled(stored) && !hasNews(stored, matter)) {
            return stored;
        }
        var task = stored.copy();
        if (ended) {
            task.setStatus(TaskStatus.REQUESTED).setBusinessStatus(null);
        }
        return said(task, matter);
    }

    /** The same Task when there is nothing left to look at. */
    public static Task settled(Task stored) {
        if (ENDED.contains(stored.getStatus())) {
            return stored;
        }
        var settled = new Coding(Canonicals.TASK_BUSINESS_STATUS, SETTLED, "Settled");
        return stored.copy().setStatus(TaskStatus.CANCELLED).setBusinessStatus(new CodeableConcept(settled));
    }

    private static boolean isSettled(Task task) {
        return task.getBusinessStatus().hasCoding(Canonicals.TASK_BUSINESS_STATUS, SETTLED);
    }

    /** A client that sends no reasons back does not show them. */
    private static boolean hasNews(Task stored, Matter matter) {
        return stored.hasReasonCode()
                && matter.inspection().remarks().stream()
                        .map(Remark::coding)
                        .anyMatch(remark -> !stored.getReasonCode().hasCoding(remark.getSystem(), remark.getCode()));
    }

    private static Task said(Task task, Matter matter) {
        var remarks = matter.inspection().remarks();
        var reason = new CodeableConcept();
        remarks.forEach(remark -> reason.addCoding(remark.coding()));
        task.setReasonCode(reason);
        task.setDescription(remarks.stream().map(Remark::display).collect(Collectors.joining("; ")));
        task.setPriority(matter.urgent() ? TaskPriority.STAT : TaskPriority.ROUTINE);
        task.setBasedOn(new ArrayList<>());
        var plan = matter.plan();
        if (plan != null) {
            task.addBasedOn(new Reference(References.to(plan)));
            if (!task.hasOwner() && plan.hasCareTeam()) {
                task.setOwner(plan.getCareTeamFirstRep().copy());
            }
        }
        task.setNote(Stream.concat(mistakes(matter), task.getNote().stream().filter(note -> !isOurs(note)))
                .toList());
        return task;
    }

    private static Stream<Annotation> mistakes(Matter matter) {
        return matter.inspection().refusals().stream()
                .map(refusal -> new Annotation()
                        .setAuthor(new Reference(Canonicals.DEVICE))
                        .setText(refusal.expression() + ": " + refusal.message()));
    }

    /** What people write beside it stays. */
    private static boolean isOurs(Annotation note) {
        return note.getAuthor() instanceof Reference author && Canonicals.DEVICE.equals(author.getReference());
    }
}
