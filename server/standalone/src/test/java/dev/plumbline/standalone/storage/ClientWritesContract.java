package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import dev.plumbline.standalone.support.FhirServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A client that writes what Plumbline derives things for keeps what it wrote: the version that it was answered, and the
 * next write without a conflict.
 */
abstract class ClientWritesContract {

    private static final Duration RIGHT_AFTER = Duration.ofSeconds(20);

    @Autowired
    private FhirServer server;

    @Autowired
    private IInterceptorService interceptors;

    @Test
    void keepsTheGoalThatAClientPutsTogetherWithAResponse() {
        var recovering = Recovering.on(server);
        var goal = recovering.goal();
        goal.addNote().setText("Agreed with the patient.");

        var answered = answered(recovering, goal, recovering.checkIn(Recovering.TODAY, 5));

        assertThat(answered.getNoteFirstRep().getText()).isEqualTo("Agreed with the patient.");
        var derived = awaited(recovering, answered, now -> "improving".equals(standing(now)));
        assertThat(derived.getNoteFirstRep().getText()).isEqualTo("Agreed with the patient.");
        assertThatHistoryIsWhole(recovering, derived);
        assertThatItCanBePutAgain(recovering, derived, goalWithoutCategory(derived));
    }

    /** A PUT that changes nothing stores no version. */
    @Test
    void writesTheGoalThatAClientPutsUnchangedTogetherWithAResponse() {
        var recovering = Recovering.on(server);
        var goal = recovering.goal();

        var answer = transaction(recovering, goal, recovering.checkIn(Recovering.TODAY, 5));

        var answered = read(recovering, Goal.class, versionOf(answer));
        var derived = awaited(recovering, answered, now -> "improving".equals(standing(now)));
        assertThatHistoryIsWhole(recovering, derived);
        assertThatItCanBePutAgain(recovering, derived, goalWithoutCategory(derived));
    }

    @Test
    void keepsTheFlagThatAClientPutsTogetherWithAResponse() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(4, 7));
        recovering.post(recovering.checkIn(5, 7));
        var flag = recovering.flags("TRJ-1").get(0);
        flag.addIdentifier().setSystem("https://ehr.example/flags").setValue("F-1");

        var answered = answered(recovering, flag, recovering.checkIn(6, 7));

        assertThat(answered.getIdentifier()).hasSize(2);
        assertThat(Recovering.evidenceOf(answered)).hasSize(3);
        var derived =
                awaited(recovering, answered, now -> Recovering.evidenceOf(now).size() == 4);
        assertThat(derived.getIdentifier()).hasSize(2);
        assertThatHistoryIsWhole(recovering, derived);
        var next = derived.copy();
        next.getIdentifier().remove(1);
        assertThatItCanBePutAgain(recovering, derived, next);
    }

    @Test
    void keepsTheTaskThatAClientPutsTogetherWithAResponse() {
        var recovering = Recovering.on(server);
        var task = recovering.tasks(TaskStatus.READY).stream()
                .filter(ready -> Recovering.dayOf(ready) == Recovering.TODAY)
                .findFirst()
                .orElseThrow();
        task.setStatus(TaskStatus.INPROGRESS);

        var answered = answered(recovering, task, recovering.checkIn(Recovering.TODAY, 5));

        assertThat(answered.getStatus()).isEqualTo(TaskStatus.INPROGRESS);
        var derived = awaited(recovering, answered, now -> now.getStatus() == TaskStatus.COMPLETED);
        assertThat(((Reference) derived.getOutputFirstRep().getValue()).getReference())
                .isEqualTo(
                        "QuestionnaireResponse/" + recovering.responses().get(0).getIdPart());
        assertThatHistoryIsWhole(recovering, derived);
        assertThatItCanBePutAgain(
                recovering,
                derived,
                derived.copy().setDescription("Something else").setPriority(Task.TaskPriority.URGENT));
    }

    @Test
    void raisesAFlagInTheTransactionThatTightensALimit() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 5));
        recovering.post(recovering.checkIn(6, 5));
        assertThat(recovering.flags()).isEmpty();

        recovering.client().update().resource(withLimit(recovering.goal(), 4)).execute();

        assertThat(recovering.flags("TRJ-1")).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);
    }

    @Test
    void closesAFlagInTheTransactionThatLoosensALimit() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        recovering.post(recovering.checkIn(6, 7));
        assertThat(recovering.flags("TRJ-1")).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);

        recovering.client().update().resource(withLimit(recovering.goal(), 9)).execute();

        assertThat(recovering.flags("TRJ-1")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(closedBy(flag)).isEqualTo("no-longer-supported");
        });
    }

    static String closedBy(Flag flag) {
        return flag.getExtensionByUrl("https://plumbline.dev/fhir/StructureDefinition/flag-closure")
                .getExtensionByUrl("by")
                .getValue()
                .primitiveValue();
    }

    private static String standing(Goal goal) {
        return goal.getAchievementStatus().getCodingFirstRep().getCode();
    }

    private static Goal withLimit(Goal goal, int limit) {
        goal.getTarget().stream()
                .filter(target -> target.getDetail() instanceof Range)
                .forEach(target -> ((Range) target.getDetail()).getHigh().setValue(BigDecimal.valueOf(limit)));
        return goal;
    }

    private static Goal goalWithoutCategory(Goal goal) {
        return goal.copy().setCategory(null);
    }

    private static Bundle transaction(Recovering recovering, Resource... resources) {
        return recovering
                .client()
                .transaction()
                .withBundle(Bundles.transaction(resources))
                .execute();
    }

    /**
     * What the client reads under the version that it was answered. It is the current one as long as Plumbline, which
     * waits here for the answer, has not written in a transaction of its own.
     */
    private <T extends Resource> T answered(Recovering recovering, T written, QuestionnaireResponse response) {
        var id = written.getIdElement().getIdPart();
        var writes = new AtomicInteger();
        var answered = new CountDownLatch(1);
        try (var derivation = Saboteur.before(
                interceptors,
                stored -> id.equals(stored.getIdElement().getIdPart()) && writes.incrementAndGet() > 1,
                derived -> hold(answered))) {
            var version = versionOf(transaction(recovering, written, response));
            @SuppressWarnings("unchecked") // A resource's own class.
            var type = (Class<T>) written.getClass();
            var current = read(recovering, type, new IdType(version.getResourceType(), id));
            assertThat(current.getIdElement().getVersionIdPart()).isEqualTo(version.getVersionIdPart());
            answered.countDown();
            await().atMost(RIGHT_AFTER).until(derivation::hasActed);
            return current;
        } finally {
            answered.countDown();
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS))
                    .as("The client is answered before Plumbline writes what the client wrote.")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the client was answered for its first entry: the ETag and the location name the same version. */
    private static IdType versionOf(Bundle answer) {
        var response = answer.getEntryFirstRep().getResponse();
        var location = new IdType(response.getLocation());
        assertThat(response.getEtag()).contains(location.getVersionIdPart());
        return location;
    }

    private static <T extends Resource> T read(Recovering recovering, Class<T> type, IdType id) {
        return recovering.client().read().resource(type).withId(id).execute();
    }

    @SuppressWarnings("unchecked") // A resource's own class.
    private static <T extends Resource> T awaited(Recovering recovering, T answered, Predicate<T> derived) {
        var id = answered.getIdElement().toUnqualifiedVersionless();
        return await().atMost(RIGHT_AFTER)
                .until(() -> read(recovering, (Class<T>) answered.getClass(), new IdType(id)), derived);
    }

    private static void assertThatHistoryIsWhole(Recovering recovering, Resource current) {
        long newest = current.getIdElement().getVersionIdPartAsLong();
        List<Long> all = LongStream.rangeClosed(1, newest).boxed().toList();
        assertThat(recovering.history(current)).isEqualTo(all);
    }

    private static void assertThatItCanBePutAgain(Recovering recovering, Resource current, Resource next) {
        var version = current.getIdElement().getVersionIdPart();
        var second = recovering
                .client()
                .update()
                .resource(next)
                .withAdditionalHeader("If-Match", "W/\"" + version + "\"")
                .execute();
        assertThat(second.getId().getVersionIdPartAsLong()).isEqualTo(Long.parseLong(version) + 1);

        next.getMeta().setVersionId(null);
        next.setId(next.getIdElement().toUnqualifiedVersionless().getValue());
        next.setLanguage("en");
        var third = recovering.client().update().resource(next).execute();
        assertThat(third.getId().getVersionIdPartAsLong()).isGreaterThan(Long.parseLong(version) + 1);
    }
}
