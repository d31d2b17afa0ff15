package dev.plumbline.careplan.schedule;

import static dev.plumbline.careplan.schedule.TaskForms.collectInformation;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.References;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.checkin.CheckIn;
import dev.plumbline.recovery.checkin.CheckIn.State;
import dev.plumbline.recovery.checkin.CheckIns;
import dev.plumbline.recovery.reading.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.jspecify.annotations.Nullable;

/**
 * The Tasks that ask for check-ins and tell what has become of them: one for each check-in that has opened, one for the
 * next that will, and one for each report that nobody had asked for.
 */
public final class CheckInTasks {

    private final TaskForms forms;
    private final String plan;
    private final String subject;
    private final RecoveryCalendar calendar;
    private final Instant now;
    private final TaskState state;

    /**
     * @param forms that they ask for
     * @param plan the plan's id
     * @param subject {@code Patient/7}
     */
    public CheckInTasks(TaskForms forms, String plan, String subject, RecoveryCalendar calendar, Instant now) {
        this.forms = forms;
        this.plan = plan;
        this.subject = subject;
        this.calendar = calendar;
        this.now = now;
        this.state = new TaskState(calendar.zone());
    }

    /**
     * Those that must be written so that the stored Tasks tell what the check-ins are; nothing that is right already.
     *
     * @param remarks what must be said about each response, by its reference
     */
    public List<Task> changes(CheckIns checkIns, List<Task> stored, Map<String, List<Coding>> remarks) {
        Map<String, Task> byId = stored.stream()
                .collect(Collectors.toMap(task -> task.getIdElement().getIdPart(), Function.identity()));
        var wanted = wanted(checkIns, byId);
        wanted.forEach(task -> remark(task, remarks));
        Set<String> kept = new HashSet<>();
        wanted.forEach(task -> kept.add(task.getIdElement().getIdPart()));
        var changes = new ArrayList<Task>();
        wanted.stream().filter(task -> differs(task, byId)).forEach(changes::add);
        stored.stream()
                .filter(task -> !kept.contains(task.getIdElement().getIdPart()))
                .flatMap(task -> TaskState.ended(task).stream())
                .forEach(changes::add);
        return changes;
    }

    private static void remark(Task task, Map<String, List<Coding>> remarks) {
        task.getExtension().removeIf(extension -> Canonicals.REMARK.equals(extension.getUrl()));
        task.getOutput().stream()
                .map(TaskOutputComponent::getValue)
                .filter(Reference.class::isInstance)
                .flatMap(response -> remarks.getOrDefault(((Reference) response).getReference(), List.of()).stream())
                .forEach(remark -> task.addExtension(Canonicals.REMARK, remark));
    }

    private List<Task> wanted(CheckIns checkIns, Map<String, Task> stored) {
        var wanted = new ArrayList<Task>();
        var next = checkIns.next();
        checkIns.scheduled().stream()
                .filter(checkIn -> isKept(checkIn) || next.contains(checkIn))
                .map(checkIn -> scheduled(checkIn, stored.get(idOf(checkIn))))
                .forEach(wanted::add);
        checkIns.unscheduled().stream()
                .map(report -> unscheduled(report, stored.get(idOf(report))))
                .forEach(wanted::add);
        return wanted;
    }

    private static boolean isKept(CheckIn checkIn) {
        return switch (checkIn.state()) {
            case OPEN, ANSWERED, ANSWERED_LATE, MISSED -> true;
            case NOT_ASKED, EXCUSED, UPCOMING -> false;
        };
    }

    private static boolean differs(Task task, Map<String, Task> stored) {
        var before = stored.get(task.getIdElement().getIdPart());
        return before == null || !before.equalsDeep(task);
    }

    private static String idOf(CheckIn checkIn) {
        return References.idIn(checkIn.window().task().reference());
    }

    private String idOf(Report report) {
        return PlanIds.unscheduled(plan, report.source().reference());
    }

    private Task scheduled(CheckIn checkIn, @Nullable Task stored) {
        var window = checkIn.window();
        var task = stored == null ? created(idOf(checkIn), window.form(), window.day()) : stored.copy();
        if (checkIn.state() == State.UPCOMING) {
            forms.follow(task, window.form());
        }
        task.getRestriction()
                .setPeriod(new Period()
                        .setStartElement(state.at(window.opens()))
                        .setEndElement(state.at(window.closes())));
        state.set(task, checkIn);
        return task;
    }

    private Task unscheduled(Report report, @Nullable Task stored) {
        var task = stored == null ? created(idOf(report), report.form(), calendar.dayOf(report.at())) : stored.copy();
        state.answer(task, report);
        return task;
    }

    private Task created(String id, String form, int day) {
        var task = new Task();
        task.setId(id);
        task.addIdentifier(PlanIds.identifier(id));
        task.setIntent(TaskIntent.ORDER);
        task.setCode(collectInformation());
        task.addBasedOn(new Reference(References.to(ResourceType.CarePlan, plan)));
        task.setFor(new Reference(subject));
        task.setOwner(new Reference(subject));
        task.setRequester(new Reference(Canonicals.DEVICE));
        task.setAuthoredOnElement(state.at(now));
        forms.ask(task, form, day);
        return task;
    }
}
