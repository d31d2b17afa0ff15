package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is none of its business it leaves alone, and what is in order already it does not write again. */
abstract class QuietContract {

    private static final String JUDGING = "JudgingTransaction";

    @Autowired
    private FhirServer server;

    @Autowired
    private IInterceptorService interceptors;

    @Autowired
    private MovableClock clock;

    @Test
    void changesNothingWhenItJudgesAgain() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        recovering.post(recovering.checkIn(6, 7));
        recovering.post(recovering.saddleNumbness(6));
        recovering.assess(false);
        var before = recovering.everything();

        recovering.assess(false);
        recovering.assess(false);

        assertThat(recovering.everything()).isEqualTo(before);
    }

    @Test
    void saysOnADryRunWhatWouldStandAndWritesNothing() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        recovering.post(recovering.checkIn(6, 7));
        var before = recovering.everything();

        Bundle standing = recovering.assess(true);

        assertThat(Recovering.resources(Flag.class, standing))
                .extracting(Recovering::ruleOf)
                .containsExactly("TRJ-1");
        assertThat(recovering.everything()).isEqualTo(before);
    }

    @Test
    void storesTheResponseToAForeignFormWithoutWaitingForThePatientsLock() throws Exception {
        var recovering = Recovering.on(server);
        var holding = new CountDownLatch(1);
        var release = new CountDownLatch(1);

        try (var saboteur = Saboteur.before(interceptors, Observation.class::isInstance, found -> {
            holding.countDown();
            await(release);
        })) {
            var judged = CompletableFuture.supplyAsync(() -> recovering.post(recovering.checkIn(6, 5)));
            await(holding);
            var stored = CompletableFuture.supplyAsync(() -> recovering.post(foreign(recovering)));

            assertThat(stored.get(15, TimeUnit.SECONDS).getMeta().getVersionId())
                    .isEqualTo("1");

            assertThat(judged).isNotDone();
            release.countDown();
            judged.get(60, TimeUnit.SECONDS);
            assertThat(saboteur.hasActed()).isTrue();
        } finally {
            release.countDown();
        }
    }

    @Test
    void judgesInTheTransactionOfItsOwnFormsOnly() {
        var recovering = Recovering.on(server);

        assertThat(judgesIn(QuestionnaireResponse.class, () -> recovering.post(foreign(recovering))))
                .isFalse();
        assertThat(judgesIn(QuestionnaireResponse.class, () -> recovering.post(recovering.checkIn(6, 5))))
                .isTrue();
    }

    @Test
    void doesNotAnswerToItsOwnWriting() {
        var recovering = Recovering.on(server);
        clock.advance(Duration.ofDays(3));

        assertThat(judgesIn(Task.class, () -> recovering.assess(false))).isFalse();

        assertThat(recovering.tasks(Task.TaskStatus.FAILED)).isNotEmpty();
    }

    /** Whether a judgement is noted by the time that the transaction stores something of this type. */
    private boolean judgesIn(Class<?> type, Runnable request) {
        var judging = new AtomicBoolean();
        try (var saboteur = Saboteur.after(interceptors, type::isInstance, found -> judging.set(isJudging()))) {
            request.run();
            assertThat(saboteur.hasActed()).isTrue();
        }
        return judging.get();
    }

    private static boolean isJudging() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(one -> one.getClass().getSimpleName().equals(JUDGING));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static QuestionnaireResponse foreign(Recovering recovering) {
        var response = new QuestionnaireResponse();
        response.setQuestionnaire("https://hospital.example/fhir/Questionnaire/food|1");
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(recovering.patient()));
        return response;
    }
}
