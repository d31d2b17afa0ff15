package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import dev.plumbline.plugin.judging.Sweep;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A Flag asks a person by a Task, and what the person does to the Task counts for exactly what the Task showed. */
abstract class ReviewContract {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Duration RIGHT_AFTER = Duration.ofSeconds(20);
    private static final String EMERGENCY = "RF-CES1";
    private static final String PROMPT = "TRJ-1";

    @Autowired
    private FhirServer server;

    @Autowired
    private IInterceptorService interceptors;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Sweep sweep;

    @Test
    void asksAPersonInTheTransactionThatRaisesTheFlag() {
        var recovering = Recovering.on(server);

        recovering.post(recovering.saddleNumbness(6));

        var flag = recovering.flags(EMERGENCY).get(0);
        assertThat(recovering.reviews(EMERGENCY)).singleElement().satisfies(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(task.getPriority()).isEqualTo(TaskPriority.STAT);
            assertThat(task.getFor().getReference()).isEqualTo(recovering.patient());
            assertThat(task.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/" + recovering.plan());
            assertThat(task.getDescription()).isEqualTo(flag.getCode().getText());
        });
    }

    @Test
    void citesTheVersionsThatItShows() {
        var recovering = Recovering.on(server);
        var response = recovering.post(recovering.saddleNumbness(6));
        var task = recovering.reviews(EMERGENCY).get(0);

        for (var format : List.of("json", "xml")) {
            var read = server.get("/fhir/Task/" + task.getIdPart() + "?_format=" + format);
            var parser = "xml".equals(format) ? FHIR.newXmlParser() : FHIR.newJsonParser();

            assertThat(shown(parser.parseResource(Task.class, read.body())))
                    .as(format)
                    .containsExactly("QuestionnaireResponse/" + response.getIdPart() + "/_history/1");
        }
    }

    @Test
    void takesAnAcknowledgementAndLeavesItAlone() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));
        var task = recovering.reviews(EMERGENCY).get(0);

        put(task.setStatus(TaskStatus.ACCEPTED));
        recovering.assess(false);

        assertThat(recovering.reviews(EMERGENCY)).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
            assertThat(recovering.history(after)).containsExactly(1L, 2L);
        });
        assertThat(recovering.flags(EMERGENCY)).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);
    }

    @Test
    void closesTheFlagInTheTransactionThatCompletesItsReview() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));
        var task = recovering.reviews(EMERGENCY).get(0).setStatus(TaskStatus.COMPLETED);
        task.setStatusReason(new CodeableConcept().setText("Seen in the clinic: no deficit."));

        put(task);

        assertThat(recovering.flags(EMERGENCY)).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(ClientWritesContract.closedBy(flag)).isEqualTo("person");
            assertThat(flag.getExtensionByUrl("https://plumbline.dev/fhir/StructureDefinition/flag-closure")
                            .getExtensionByUrl("reason")
                            .getValue()
                            .primitiveValue())
                    .isEqualTo("Seen in the clinic: no deficit.");
        });
        var before = recovering.everything();
        recovering.assess(false);
        assertThat(recovering.everything()).isEqualTo(before);
    }

    @Test
    void asksAgainWhenAnAcknowledgedEmergencyGetsNewEvidence() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(5));
        put(recovering.reviews(EMERGENCY).get(0).setStatus(TaskStatus.ACCEPTED));

        recovering.post(recovering.saddleNumbness(6));

        assertThat(recovering.reviews(EMERGENCY)).singleElement().satisfies(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(shown(task)).hasSize(2);
        });
    }

    @Test
    void keepsTheAcknowledgementOfALessUrgentFlagThatGetsNewEvidence() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(4, 7));
        recovering.post(recovering.checkIn(5, 7));
        put(recovering.reviews(PROMPT).get(0).setStatus(TaskStatus.ACCEPTED));

        recovering.post(recovering.checkIn(6, 7));

        assertThat(recovering.reviews(PROMPT)).singleElement().satisfies(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
            assertThat(shown(task)).hasSize(3);
        });
    }

    @Test
    void keepsOpenWhatTheCompletedVersionDidNotShow() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(5));
        var shown = recovering.reviews(EMERGENCY).get(0);
        var unseen = recovering.post(recovering.saddleNumbness(6));

        put(shown.setStatus(TaskStatus.COMPLETED));

        assertThat(recovering.flags(EMERGENCY))
                .filteredOn(flag -> flag.getStatus() == FlagStatus.ACTIVE)
                .singleElement()
                .satisfies(flag -> assertThat(Recovering.evidenceOf(flag))
                        .containsExactly(
                                "CarePlan/" + recovering.plan(), "QuestionnaireResponse/" + unseen.getIdPart()));
        assertThat(recovering.reviews(EMERGENCY))
                .extracting(Task::getStatus)
                .containsExactlyInAnyOrder(TaskStatus.COMPLETED, TaskStatus.REQUESTED);
    }

    @Test
    void asksAgainWhenOnlyAnOlderVersionOfTheAnswerWasSeen() {
        var recovering = Recovering.on(server);
        var response = recovering.post(recovering.saddleNumbness(6));
        var shown = recovering.reviews(EMERGENCY).get(0);
        put(response.setStatus(QuestionnaireResponseStatus.AMENDED));

        put(shown.setStatus(TaskStatus.COMPLETED));

        await().atMost(RIGHT_AFTER)
                .untilAsserted(() -> assertThat(recovering.reviews(EMERGENCY))
                        .singleElement()
                        .satisfies(task -> {
                            assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
                            assertThat(shown(task))
                                    .containsExactly("QuestionnaireResponse/" + response.getIdPart() + "/_history/2");
                        }));
        assertThat(recovering.flags(EMERGENCY)).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);
    }

    @Test
    void closesNothingOverAResponseThatArrivesMeanwhile() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(5));
        var task = recovering.reviews(EMERGENCY).get(0);
        var completed = task.copy().setStatus(TaskStatus.COMPLETED);
        completed.setId(task.getIdElement().toUnqualifiedVersionless());

        try (var saboteur = Saboteur.before(
                interceptors,
                stored -> task.getIdPart().equals(stored.getIdElement().getIdPart()),
                found -> CompletableFuture.runAsync(() -> recovering.post(recovering.saddleNumbness(6)))
                        .join())) {
            recovering.client().update().resource(completed).execute();

            assertThat(saboteur.hasActed()).isTrue();
        }

        assertThat(recovering.flags(EMERGENCY))
                .extracting(Flag::getStatus)
                .containsExactlyInAnyOrder(FlagStatus.INACTIVE, FlagStatus.ACTIVE);
        assertThat(recovering.reviews(EMERGENCY))
                .extracting(Task::getStatus)
                .containsExactlyInAnyOrder(TaskStatus.COMPLETED, TaskStatus.REQUESTED);
    }

    @Test
    void completesTheReviewOfAFlagThatAPersonCloses() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));

        put(recovering.flags(EMERGENCY).get(0).setStatus(FlagStatus.INACTIVE));

        assertThat(recovering.reviews(EMERGENCY)).singleElement().satisfies(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
            assertThat(task.getStatusReason().getText()).isEqualTo("A person closed the Flag.");
        });
    }

    @Test
    void asksAgainAboutAFlagThatAPersonOpensAgain() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));
        put(recovering.reviews(EMERGENCY).get(0).setStatus(TaskStatus.COMPLETED));

        put(recovering.flags(EMERGENCY).get(0).setStatus(FlagStatus.ACTIVE));

        assertThat(recovering.flags(EMERGENCY)).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);
        assertThat(recovering.reviews(EMERGENCY)).extracting(Task::getStatus).containsExactly(TaskStatus.REQUESTED);
    }

    @Test
    void cancelsTheReviewOfAFlagWhoseEvidenceIsWithdrawn() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        var response = recovering.post(recovering.checkIn(6, 7));

        put(response.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR));

        assertThat(recovering.reviews(PROMPT)).singleElement().satisfies(task -> {
            assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
            assertThat(task.getStatusReason().getText())
                    .isEqualTo("The Flag was retracted: its evidence was withdrawn or changed.");
        });
    }

    @Test
    void leavesARejectedReviewToThePerson() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));

        put(recovering.reviews(EMERGENCY).get(0).setStatus(TaskStatus.REJECTED));
        recovering.assess(false);

        assertThat(recovering.flags(EMERGENCY)).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);
        assertThat(recovering.reviews(EMERGENCY)).extracting(Task::getStatus).containsExactly(TaskStatus.REJECTED);
    }

    @Test
    void holdsALessUrgentReviewBackUntilTheEmergencyIsAcknowledged() {
        var recovering = withPainBesideAnEmergency();
        assertThat(recovering.flags(PROMPT)).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);
        assertThat(recovering.reviews(PROMPT)).isEmpty();

        put(recovering.reviews(EMERGENCY).get(0).setStatus(TaskStatus.ACCEPTED));

        assertThat(recovering.reviews(PROMPT)).extracting(Task::getStatus).containsExactly(TaskStatus.REQUESTED);
    }

    @Test
    void holdsALessUrgentReviewBackUntilTheEmergencyIsClosed() {
        var recovering = withPainBesideAnEmergency();

        put(recovering.flags(EMERGENCY).get(0).setStatus(FlagStatus.INACTIVE));

        assertThat(recovering.reviews(PROMPT)).extracting(Task::getStatus).containsExactly(TaskStatus.REQUESTED);
    }

    @Test
    void asksAboutWhatWasHeldBackAtTheFirstFullSweepAfterThreeDays() {
        var recovering = withPainBesideAnEmergency();

        clock.advance(Duration.ofHours(71));
        sweep.sweep();
        assertThat(recovering.reviews(PROMPT)).isEmpty();

        clock.advance(Duration.ofHours(1));
        sweep.sweep();
        assertThat(recovering.reviews(PROMPT)).hasSize(1);
        assertThat(recovering.reviews(EMERGENCY)).extracting(Task::getStatus).containsExactly(TaskStatus.REQUESTED);
    }

    @Test
    void asksAboutWhatWasHeldBackThoughThePlanHasEndedSince() {
        var recovering = withPainBesideAnEmergency();
        var plan = recovering
                .client()
                .read()
                .resource(CarePlan.class)
                .withId(recovering.plan())
                .execute();
        put(plan.setStatus(CarePlanStatus.COMPLETED));

        clock.advance(Duration.ofDays(3));
        sweep.sweep();

        assertThat(recovering.reviews(PROMPT)).extracting(Task::getStatus).containsExactly(TaskStatus.REQUESTED);
    }

    @Test
    void keepsWhatAClientLeavesOut() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));
        var before = recovering.reviews(EMERGENCY).get(0);
        var sent = new Task().setStatus(TaskStatus.INPROGRESS).setIntent(Task.TaskIntent.ORDER);
        sent.setId(before.getIdElement().toUnqualifiedVersionless());

        put(sent);

        assertThat(recovering.reviews(EMERGENCY)).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(TaskStatus.INPROGRESS);
            assertThat(after.getFor().getReference()).isEqualTo(recovering.patient());
            assertThat(after.getRestriction().getPeriod().hasEnd()).isTrue();
            assertThat(shown(after)).isEqualTo(shown(before));
        });
    }

    @Test
    void finishesAfterTheCommitWhatTheClientWroteInOneBundle() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));
        var flag = recovering.flags(EMERGENCY).get(0);
        flag.addIdentifier().setSystem("https://ehr.example/flags").setValue("F-1");
        var task = recovering.reviews(EMERGENCY).get(0).setStatus(TaskStatus.COMPLETED);

        recovering
                .client()
                .transaction()
                .withBundle(Bundles.transaction(flag, task))
                .execute();

        await().atMost(RIGHT_AFTER)
                .untilAsserted(() -> assertThat(recovering.flags(EMERGENCY))
                        .singleElement()
                        .satisfies(after -> {
                            assertThat(after.getStatus()).isEqualTo(FlagStatus.INACTIVE);
                            assertThat(after.getIdentifier()).hasSize(2);
                            assertThat(recovering.history(after)).containsExactly(1L, 2L, 3L);
                        }));
    }

    @Test
    void showsOnADryRunWhomItWouldAsk() {
        var recovering = withPainBesideAnEmergency();

        var tasks = Recovering.resources(Task.class, recovering.assess(true));

        assertThat(tasks)
                .filteredOn(Task::hasFocus)
                .singleElement()
                .satisfies(task -> assertThat(task.getPriority()).isEqualTo(TaskPriority.STAT));
    }

    private Recovering withPainBesideAnEmergency() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(4));
        recovering.post(recovering.checkIn(5, 7));
        recovering.post(recovering.checkIn(6, 7));
        return recovering;
    }

    private static List<String> shown(Task task) {
        return task.getInput().stream()
                .map(input -> ((Reference) input.getValue()).getReference())
                .toList();
    }

    /** As a client sends it that keeps the versions which it was given. */
    private void put(Resource resource) {
        resource.setId(new IdType(resource.fhirType(), resource.getIdElement().getIdPart()));
        var encoder = FHIR.newJsonParser().setStripVersionsFromReferences(false);
        var answer = server.send(
                "/fhir/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart(),
                request -> request.header("Content-Type", "application/fhir+json")
                        .PUT(BodyPublishers.ofString(encoder.encodeResourceToString(resource))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
