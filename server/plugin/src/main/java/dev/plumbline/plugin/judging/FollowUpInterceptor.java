package dev.plumbline.plugin.judging;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.plugin.host.OwnRequest;
import dev.plumbline.plugin.host.VersionConflictRetry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Notes what clients write that a judgement must see. It reads and writes nothing itself: a response that names neither
 * a form nor a plan of ours passes untouched.
 */
@Interceptor
public final class FollowUpInterceptor {

    private static final Map<Class<? extends Resource>, Function<Resource, Reference>> OWNED = Map.of(
            CarePlan.class, resource -> ((CarePlan) resource).getSubject(),
            Goal.class, resource -> ((Goal) resource).getSubject(),
            Flag.class, resource -> ((Flag) resource).getSubject(),
            Task.class, resource -> ((Task) resource).getFor());

    private final Linking linking;
    private final BeforeStorage before;
    private final Supplier<ClientWrites> clientWrites;
    private final boolean refusesDeletes;

    /**
     * @param before what is done to a resource before it is stored
     * @param clientWrites of the running transaction
     * @param refusesDeletes whether a judged response is kept from being deleted
     */
    public FollowUpInterceptor(
            Linking linking, BeforeStorage before, Supplier<ClientWrites> clientWrites, boolean refusesDeletes) {
        this.linking = linking;
        this.before = before;
        this.clientWrites = clientWrites;
        this.refusesDeletes = refusesDeletes;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void aboutToCreate(IBaseResource resource, @Nullable RequestDetails request) {
        checkResponse(resource);
        markForRetry(resource, request);
    }

    /** A person who closes a Flag is remembered in the Flag itself, in the version that the person writes. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void aboutToUpdate(IBaseResource stored, IBaseResource sent, @Nullable RequestDetails request) {
        checkResponse(sent);
        markForRetry(sent, request);
        if (!OwnRequest.isOwn(request) && isOurs(sent)) {
            before.complete(stored, sent);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        note(resource, request);
    }

    /** A response that moves to another patient concerns both. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        note(before, request);
        note(after, request);
    }

    /** Noted before it is stored, because the later hook comes too late for a conditional delete. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, @Nullable RequestDetails request) {
        if (refusesDeletes && resource instanceof QuestionnaireResponse response && linking.concernsUs(response)) {
            throw new JudgedResponseDeleted(response.getIdElement().getIdPart());
        }
        note(resource, request);
    }

    private void checkResponse(IBaseResource resource) {
        if (resource instanceof QuestionnaireResponse response && linking.concernsUs(response)) {
            before.check(response);
        }
    }

    /** A client that lost a race without asking for a version writes last; one that named a version is told. */
    private void markForRetry(IBaseResource resource, @Nullable RequestDetails request) {
        if (concernsUs(resource)) {
            VersionConflictRetry.mark(request);
        }
    }

    private boolean concernsUs(IBaseResource resource) {
        return resource instanceof QuestionnaireResponse response
                ? linking.concernsUs(response)
                : OWNED.containsKey(resource.getClass()) && isOurs(resource);
    }

    private void note(IBaseResource resource, @Nullable RequestDetails request) {
        if (OwnRequest.isOwn(request) || !concernsUs(resource)) {
            return;
        }
        if (resource instanceof QuestionnaireResponse response) {
            clientWrites.get().response(response, response.getSubject());
        } else if (resource instanceof Resource owned) {
            Optional.ofNullable(OWNED.get(owned.getClass()))
                    .ifPresent(subject -> clientWrites.get().ownedResource(owned, subject.apply(owned)));
        }
    }

    private static boolean isOurs(IBaseResource resource) {
        var id = resource.getIdElement().getIdPart();
        return id != null && Ids.isOurs(id);
    }
}
