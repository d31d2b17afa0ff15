package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.standalone.support.FhirServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever way responses come in, they are linked, extracted and judged by the time the client has its answer. */
abstract class CheckInContract {

    private static final int ROUNDS = 12;

    @Autowired
    private FhirServer server;

    /** Some portals put a tag on each response that they send. */
    @Test
    void takesEveryResponseOfAPortalThatTagsThem() {
        var recovering = Recovering.on(server);
        for (int day = Recovering.TODAY - 2; day <= Recovering.TODAY; day++) {
            var response = recovering.checkIn(day, 3);
            response.getMeta().addTag(new Coding().setCode("lformsVersion: 40.1.3"));
            recovering.post(response);
        }

        assertThat(recovering.tasks(TaskStatus.COMPLETED)).hasSize(3);
    }

    @Test
    void completesTheTaskAndOpensTheNextWhenAResponseIsPosted() {
        var recovering = Recovering.on(server);

        var response = recovering.post(recovering.checkIn(Recovering.TODAY, 5));

        assertThat(recovering.tasks(TaskStatus.COMPLETED))
                .singleElement()
                .satisfies(
                        task -> assertThat(((Reference) task.getOutputFirstRep().getValue()).getReference())
                                .isEqualTo("QuestionnaireResponse/" + response.getIdPart()));
        assertThat(recovering.tasks(TaskStatus.READY))
                .extracting(Recovering::dayOf)
                .contains(Recovering.TODAY + 1);
        assertThat(recovering.observations())
                .singleElement()
                .satisfies(pain -> assertThat(pain.getValueQuantity().getValue().intValue())
                        .isEqualTo(5));
        assertThat(recovering.goal().getAchievementStatus().getCodingFirstRep().getCode())
                .isEqualTo("improving");
        assertThat(recovering.flags()).isEmpty();
    }

    @Test
    void judgesTwoResponsesOfOneTransactionTogether() {
        var recovering = Recovering.on(server);

        var answer = recovering
                .client()
                .transaction()
                .withBundle(Bundles.transaction(recovering.checkIn(5, 7), recovering.checkIn(6, 7)))
                .execute();

        assertThat(statuses(answer)).containsExactly("201 Created", "201 Created");
        assertThat(recovering.flags("TRJ-1"))
                .singleElement()
                .satisfies(flag -> assertThat(Recovering.evidenceOf(flag))
                        .containsExactlyInAnyOrder(
                                "CarePlan/" + recovering.plan(), location(answer, 0), location(answer, 1)));
        assertThat(recovering.observations()).hasSize(2);
    }

    @Test
    void judgesTheResponsesOfTwoPatientsInOneTransaction() {
        var first = Recovering.on(server);
        var second = Recovering.on(server);

        first.client()
                .transaction()
                .withBundle(Bundles.transaction(second.saddleNumbness(6), first.saddleNumbness(6)))
                .execute();

        assertThat(first.flags("RF-CES1")).hasSize(1);
        assertThat(second.flags("RF-CES1")).hasSize(1);
    }

    @Test
    void judgesEachResponseOfABatch() {
        var recovering = Recovering.on(server);

        var answer = recovering
                .client()
                .transaction()
                .withBundle(Bundles.batch(recovering.checkIn(5, 7), recovering.checkIn(6, 7)))
                .execute();

        assertThat(statuses(answer)).containsExactly("201 Created", "201 Created");
        assertThat(recovering.flags("TRJ-1"))
                .singleElement()
                .satisfies(flag -> assertThat(Recovering.evidenceOf(flag)).hasSize(3));
    }

    @Test
    void judgesABatchThatIsTriedAsATransactionFirst() {
        var recovering = Recovering.on(server);
        var batch = Bundles.batch(recovering.checkIn(5, 7), recovering.checkIn(6, 7));
        var body = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(batch);

        var answer = server.send(
                "/fhir",
                request -> request.POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/fhir+json")
                        .header("X-Transaction-Semantics", "tryBatchAsTransactionFirst=true"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(recovering.flags("TRJ-1")).hasSize(1);
    }

    @Test
    void judgesAnEmergencyAnswerOfAPatientWhoIsCreatedInTheSameTransaction() {
        var patient = new Patient();
        patient.setId("urn:uuid:5f9a3a9c-2f0e-4f05-8df9-6f9a0a3c1b11");
        var response = DailyForm.withPain(3)
                .setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED)
                .setSubject(new Reference(patient.getId()));
        DailyForm.answer(response, "rf.saddle", new BooleanType(true));

        var answer = server.client()
                .transaction()
                .withBundle(Bundles.transaction(patient, response))
                .execute();

        var flags = server.client()
                .search()
                .byUrl("Flag?subject=" + location(answer, 0))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(Recovering.resources(Flag.class, flags)).anySatisfy(flag -> {
            assertThat(Recovering.ruleOf(flag)).isEqualTo("RF-CES1");
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(Recovering.evidenceOf(flag)).containsExactly(location(answer, 1));
        });
    }

    @Test
    void storesAndJudgesBothOfTwoResponsesThatArriveAtOnce() throws Exception {
        var recovering = Recovering.on(server);

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(Threads.atOnce(
                            () -> recovering.post(recovering.checkIn(5, 7)),
                            () -> recovering.post(recovering.checkIn(6, 7))))
                    .hasSize(2);
        }

        var stored = recovering.responses().stream()
                .map(response -> "QuestionnaireResponse/" + response.getIdPart())
                .toList();
        assertThat(stored).hasSize(2 * ROUNDS);
        assertThat(recovering.observations())
                .extracting(pain -> pain.getDerivedFromFirstRep().getReference())
                .containsExactlyInAnyOrderElementsOf(stored);
        assertThat(recovering.tasks(TaskStatus.COMPLETED))
                .extracting(task -> ((Reference) task.getOutputFirstRep().getValue()).getReference())
                .containsExactlyInAnyOrderElementsOf(stored);
        assertThat(recovering.flags("TRJ-1"))
                .singleElement()
                .satisfies(flag -> assertThat(recovering.history(flag))
                        .last()
                        .isEqualTo(flag.getIdElement().getVersionIdPartAsLong()));
    }

    private static List<String> statuses(Bundle answer) {
        return answer.getEntry().stream()
                .map(entry -> entry.getResponse().getStatus())
                .toList();
    }

    private static String location(Bundle answer, int entry) {
        return answer.getEntry().get(entry).getResponse().getLocation().replaceFirst("/_history/.*", "");
    }
}
