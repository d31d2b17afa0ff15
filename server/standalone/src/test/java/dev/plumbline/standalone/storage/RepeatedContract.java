package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A response that is sent again meets the first; another content under its identifier is told so. */
abstract class RepeatedContract {

    private static final int ROUNDS = 6;

    @Autowired
    private FhirServer server;

    @Test
    void answersWithTheFirstWhereTheContentIsTheSame() {
        var elbow = Elbow.on(server);
        var first = elbow.post(identified(elbow, "a"));

        var second = elbow.post(identified(elbow, "a"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(second.headers().firstValue("Content-Location"))
                .isEqualTo(first.headers().firstValue("Content-Location"));
        assertThat(elbow.recovering().responses()).hasSize(1);
    }

    @Test
    void namesTheFirstWhereTheContentIsAnother() {
        var elbow = Elbow.on(server);
        elbow.post(identified(elbow, "a"));

        var second = elbow.post(aching(identified(elbow, "a"), 4));

        var first = elbow.recovering().responses().get(0).getIdPart();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Elbow.issues(second))
                .containsExactly("conflict QuestionnaireResponse.identifier `QuestionnaireResponse/%1$s` has the same "
                        .concat("subject and identifier and another content; expected the same content, or a PUT of ")
                        .concat("`QuestionnaireResponse/%1$s`.")
                        .formatted(first));
        assertThat(elbow.recovering().responses()).hasSize(1);
    }

    @Test
    void knowsTheFirstContentAfterItWasAmended() {
        var elbow = Elbow.on(server);
        elbow.post(identified(elbow, "a"));
        var stored = elbow.recovering().responses().get(0);
        stored.setId(stored.getIdElement().toUnqualifiedVersionless());
        elbow.recovering().client().update().resource(aching(stored, 4)).execute();

        assertThat(elbow.post(identified(elbow, "a")).statusCode()).isEqualTo(200);
        assertThat(elbow.post(aching(identified(elbow, "a"), 4)).statusCode()).isEqualTo(200);
        assertThat(elbow.recovering().responses()).hasSize(1);
    }

    /** A client that uses an identifier twice must not lose a second emergency. */
    @Test
    void keepsAnEmergencyThatTheFirstDoesNotTellOf() {
        var elbow = Elbow.on(server);
        elbow.post(identified(elbow, "a"));
        var emergency = elbow.hot(true).setIdentifier(identified(elbow, "a").getIdentifier());

        assertThat(elbow.post(emergency).statusCode()).isEqualTo(201);
        assertThat(elbow.post(emergency).statusCode()).isEqualTo(200);

        assertThat(elbow.recovering().responses()).hasSize(2);
        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(elbow.reviews())
                .singleElement()
                .satisfies(review -> assertThat(Elbow.remarks(review)).containsExactly("reused-identifier"));
    }

    /** A portal with a constant identifier reports the same emergency days later. */
    @Test
    void keepsTheSameEmergencyAgain() {
        var elbow = Elbow.on(server);
        elbow.post(elbow.hot(true).setIdentifier(identified(elbow, "a").getIdentifier()));
        var again = aching(elbow.hot(true).setIdentifier(identified(elbow, "a").getIdentifier()), 4);

        assertThat(elbow.post(again).statusCode()).isEqualTo(201);
        assertThat(elbow.recovering().responses()).hasSize(2);
    }

    @Test
    void judgesWhatIsSentAgainAfterTheFirstWasRetracted() {
        var elbow = Elbow.on(server);
        var emergency = elbow.hot(true).setIdentifier(identified(elbow, "a").getIdentifier());
        elbow.post(emergency);
        var stored = elbow.recovering().responses().get(0);
        stored.setId(stored.getIdElement().toUnqualifiedVersionless());
        elbow.recovering()
                .client()
                .update()
                .resource(stored.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR))
                .execute();

        assertThat(elbow.post(emergency).statusCode()).isEqualTo(201);
        assertThat(elbow.recovering().responses()).hasSize(2);
    }

    @Test
    void meansTheSameSubjectOnly() {
        var elbow = Elbow.on(server);
        var other = Elbow.on(server);
        elbow.post(identified(elbow, "a"));

        assertThat(other.post(identified(other, "a")).statusCode()).isEqualTo(201);
    }

    @Test
    void meetsTheFirstInTransactionsAndBatches() {
        var elbow = Elbow.on(server);
        elbow.post(identified(elbow, "a"));

        assertThat(statuses(elbow, Bundles.transaction(identified(elbow, "a"), identified(elbow, "b"))))
                .containsExactly("200 OK", "201 Created");
        assertThat(statuses(
                        elbow,
                        Bundles.batch(
                                identified(elbow, "b"), aching(identified(elbow, "a"), 4), identified(elbow, "c"))))
                .containsExactly("200 OK", "409 Conflict", "201 Created");

        assertThat(elbow.recovering().responses()).hasSize(3);
    }

    @Test
    void storesOneOfTwoThatArriveAtOnce() throws Exception {
        var elbow = Elbow.on(server);
        for (int round = 0; round < ROUNDS; round++) {
            var response = identified(elbow, "same-" + round);

            var answers = Threads.atOnce(() -> elbow.post(response), () -> elbow.post(response));

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 201);
        }
        assertThat(elbow.recovering().responses()).hasSize(ROUNDS);
    }

    @Test
    void tellsTheLoserOfTwoThatDifferAndArriveAtOnce() throws Exception {
        var elbow = Elbow.on(server);
        for (int round = 0; round < ROUNDS; round++) {
            var response = identified(elbow, "other-" + round);

            var answers = Threads.atOnce(() -> elbow.post(response), () -> elbow.post(aching(response.copy(), 4)));

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(elbow.recovering().responses()).hasSize(ROUNDS);
    }

    private static QuestionnaireResponse identified(Elbow elbow, String value) {
        var response = elbow.sound();
        response.getIdentifier().setSystem("https://portal.example/submission").setValue(value);
        return response;
    }

    private static QuestionnaireResponse aching(QuestionnaireResponse response, int ache) {
        response.getItem().get(1).getAnswerFirstRep().setValue(new IntegerType(ache));
        return response;
    }

    private static List<String> statuses(Elbow elbow, Bundle bundle) {
        return elbow.recovering().client().transaction().withBundle(bundle).execute().getEntry().stream()
                .map(entry -> entry.getResponse().getStatus())
                .toList();
    }
}
