package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.checkin.ReadResponse;
import dev.plumbline.careplan.checkin.Remark;
import dev.plumbline.careplan.flag.StoredFlag;
import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.plan.PlanVariants;
import dev.plumbline.careplan.schedule.Schedule;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.ConditionGoal;
import dev.plumbline.careplan.template.GoalTemplate;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.checkin.Windows;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.plan.Baseline;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.Act;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Everything of ours that is stored about one plan.
 *
 * @param responses those that belong to it, retracted ones included
 */
record PlanFile(
        CarePlan plan,
        Template template,
        GoalPaths goals,
        List<Task> tasks,
        List<StoredFlag> flags,
        List<ReadResponse> responses) {

    /** The plan's file out of its patient's; empty if its template is not in use here. */
    static Optional<PlanFile> of(CarePlan plan, PatientFile patient, Linking linking, List<ReadResponse> all) {
        var responses = all.stream()
                .filter(response -> response.plan().filter(plan::equals).isPresent())
                .toList();
        return linking.templateOf(plan)
                .map(template -> new PlanFile(
                        plan,
                        template,
                        new GoalPaths(plan.getIdElement().getIdPart(), PlanCalendar.of(plan), patient.goals()),
                        patient.checkInTasksOf(plan),
                        patient.flagsOf(plan, responses),
                        responses));
    }

    List<Goal> storedGoals() {
        return template.allGoals().stream()
                .flatMap(goal -> goals.goal(goal).stream())
                .toList();
    }

    /** The CareTeam that is asked to look at the plan's Flags; null if it names none. */
    @Nullable
    String team() {
        return plan.hasCareTeam() ? plan.getCareTeamFirstRep().getReference() : null;
    }

    String id() {
        return plan.getIdElement().getIdPart();
    }

    String reference() {
        return References.to(ResourceType.CarePlan, id());
    }

    RecoveryCalendar calendar() {
        return PlanCalendar.of(plan);
    }

    /** The record that the engine judges. */
    RecoveryRecord record(PatientFile patient) {
        var reports = new ArrayList<Report>();
        responses.forEach(response -> response.report(template).ifPresent(reports::add));
        reports.addAll(new ObservedReadings(this).of(patient.record().measured()));
        List<Act> acts =
                flags.stream().flatMap(flag -> flag.personsAct().stream()).toList();
        var health = patient.record().askedBy(template.recordNeeds(), calendar().zone());
        return new RecoveryRecord(Evidence.of(patient.subject()), judgedPlan(), reports, acts, health);
    }

    private Plan judgedPlan() {
        var askedFrom = plan.getCreated().toInstant();
        var variants = PlanVariants.of(plan, template);
        return new Plan(
                Evidence.of(reference()),
                calendar(),
                PlanCalendar.procedureEnd(plan),
                PlanCalendar.activeUntil(plan),
                windows(askedFrom, variants),
                paths(),
                baselines(askedFrom),
                dueDays(),
                variants);
    }

    private Windows windows(Instant askedFrom, Map<String, String> variants) {
        var windows = Schedule.windows(template.seriesFor(variants), id(), calendar(), askedFrom, tasks);
        return plan.getStatus() == CarePlanStatus.ACTIVE ? windows : windows.stoppedAt(PlanCalendar.activeUntil(plan));
    }

    /** What must be said about its responses, by their references, as the codes of {@link Remark}. */
    Map<String, List<Coding>> remarks() {
        var remarks = new HashMap<String, List<Coding>>();
        for (var response : responses) {
            remarks.put(
                    response.reference(),
                    response.remarks(template).stream()
                            .sorted()
                            .map(Remark::coding)
                            .toList());
        }
        return remarks;
    }

    private Map<String, ExpectedPath> paths() {
        var paths = new HashMap<String, ExpectedPath>();
        for (GoalTemplate goal : template.goals()) {
            goals.path(goal).ifPresent(path -> paths.put(path.measure(), path));
        }
        return paths;
    }

    private Map<String, Integer> dueDays() {
        var days = new HashMap<String, Integer>();
        for (ConditionGoal goal : template.conditionGoals()) {
            goals.dueDay(goal).ifPresent(day -> days.put(goal.id(), day));
        }
        return days;
    }

    private Map<String, Baseline> baselines(Instant askedFrom) {
        var baselines = new HashMap<String, Baseline>();
        for (GoalTemplate goal : template.goals()) {
            goals.baseline(goal, askedFrom)
                    .ifPresent(baseline -> baselines.put(goal.measure().name(), baseline));
        }
        return baselines;
    }
}
