package dev.plumbline.plugin.judging;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import dev.plumbline.careplan.flag.ReviewTask;
import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.References;
import dev.plumbline.plugin.host.OwnRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Finds the patients whom time itself gives a reason to judge. */
public final class DuePatients {

    private static final int PORTION = 200;

    private final DaoRegistry daos;

    public DuePatients(DaoRegistry daos) {
        this.daos = daos;
    }

    /** Those with a check-in that has closed and is not known to be missed yet. */
    List<String> withClosedCheckIns(Instant now) {
        var open = new TokenOrListParam();
        List.of(TaskStatus.READY, TaskStatus.REQUESTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS)
                .forEach(status -> open.add(new TokenParam(status.toCode())));
        var closed = ours().add("status", open)
                .add("code", new TokenParam(Canonicals.CPG_ACTIVITY_TYPE, Canonicals.COLLECT_INFORMATION))
                .add("due", new DateParam(ParamPrefixEnum.ENDS_BEFORE, Date.from(now)));
        return subjects(Task.class, closed, Task::getFor);
    }

    /** Those with an active plan. */
    List<String> withActivePlans() {
        var active = ours().add("status", new TokenParam("active"));
        return subjects(CarePlan.class, active, CarePlan::getSubject);
    }

    /** Those about whom a person has been asked, and nobody has looked yet: what waits for that does not wait for ever. */
    List<String> withWaitingReviews() {
        var waiting = new TokenOrListParam();
        List.of(TaskStatus.REQUESTED, TaskStatus.READY, TaskStatus.DRAFT)
                .forEach(status -> waiting.add(new TokenParam(status.toCode())));
        var reviews = ours().add("status", waiting).add("code", new TokenParam(Canonicals.TASK_CODE, ReviewTask.CODE));
        return subjects(Task.class, reviews, Task::getFor);
    }

    private static SearchParameterMap ours() {
        return SearchParameterMap.newSynchronous().add("identifier", new TokenParam(PlanIds.IDENTIFIERS, null));
    }

    /** All ids first, which are small, then the resources in portions, so that any number of patients fits. */
    private <T extends Resource> List<String> subjects(
            Class<T> type, SearchParameterMap criteria, Function<T, Reference> subject) {
        var dao = daos.getResourceDao(type);
        var ids = dao.searchForResourceIds(criteria, OwnRequest.create());
        var subjects = new TreeSet<String>();
        for (int from = 0; from < ids.size(); from += PORTION) {
            var portion = new TokenOrListParam();
            ids.subList(from, Math.min(from + PORTION, ids.size()))
                    .forEach(id -> portion.add(new TokenParam(id.getIdPart())));
            var byId = SearchParameterMap.newSynchronous().add("_id", portion);
            dao.searchForResources(byId.setCount(PORTION + 1), OwnRequest.create())
                    .forEach(one -> subjects.add(References.toPatient(subject.apply(one))));
        }
        return List.copyOf(subjects);
    }
}
