package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Values that FHIR cannot hold, and responses that are too large. */
@ServerTest
class MalformedResponseTest {

    private static final String ACHE = "\"valueInteger\":3";
    private static final String UNREADABLE = "value QuestionnaireResponse.item.where(linkId='ache').answer[0].value "
            + "Answer to item `ache` cannot be read: it is malformed; expected a whole number.";

    @Autowired
    private FhirServer server;

    @ParameterizedTest
    @ValueSource(strings = {"\"seven\"", "1e20000", "3.5", "99999999999"})
    void refusesAValueThatIsNone(String value) {
        var elbow = Elbow.on(server);
        var body = Elbow.json(elbow.sound()).replace(ACHE, "\"valueInteger\":" + value);

        var answer = elbow.send("POST", "/QuestionnaireResponse", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Elbow.issues(answer)).containsExactly(UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"seven\"", "1e20000"})
    void keepsItWhereTheEmergencyQuestionSaysYes(String value) {
        var elbow = Elbow.on(server);
        var body = Elbow.json(elbow.hot(true)).replace(ACHE, "\"valueInteger\":" + value);

        var answer = elbow.send("POST", "/QuestionnaireResponse", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(elbow.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.getNoteFirstRep().getText())
                        .isEqualTo("QuestionnaireResponse.item.where(linkId='ache').answer[0].value: "
                                + "Answer to item `ache` cannot be read: it is malformed; expected a whole number."));
        assertThat(elbow.recovering().tasks(TaskStatus.COMPLETED)).hasSize(1);
    }

    @Test
    void readsXmlInTheSameWay() {
        var elbow = Elbow.on(server);
        var parser = FhirContext.forR4Cached().newXmlParser();
        var refused = parser.encodeResourceToString(elbow.sound())
                .replace("<valueInteger value=\"3\"/>", "<valueInteger value=\"seven\"/>");
        var kept = parser.encodeResourceToString(elbow.hot(true))
                .replace("<valueInteger value=\"3\"/>", "<valueInteger value=\"seven\"/>");

        assertThat(elbow.send("POST", "/QuestionnaireResponse", refused).statusCode())
                .isEqualTo(422);
        assertThat(elbow.send("POST", "/QuestionnaireResponse", kept).statusCode())
                .isEqualTo(201);
        assertThat(elbow.hotFlags()).hasSize(1);
    }

    @Test
    void readsTheResponsesOfATransactionInTheSameWay() {
        var elbow = Elbow.on(server);
        var refused = Elbow.json(Bundles.transaction(elbow.sound())).replace(ACHE, "\"valueInteger\":\"seven\"");
        var kept = Elbow.json(Bundles.transaction(elbow.hot(true))).replace(ACHE, "\"valueInteger\":\"seven\"");

        assertThat(Elbow.issues(elbow.send("POST", "", refused))).containsExactly(UNREADABLE);
        assertThat(elbow.send("POST", "", kept).statusCode()).isEqualTo(200);
        assertThat(elbow.hotFlags()).hasSize(1);
    }

    @Test
    void readsAnUpdateInTheSameWay() {
        var elbow = Elbow.on(server);
        var stored = elbow.recovering().post(elbow.sound());
        var path = "/QuestionnaireResponse/" + stored.getIdPart();
        var body = Elbow.json(stored).replace(ACHE, "\"valueInteger\":\"seven\"");

        assertThat(Elbow.issues(elbow.send("PUT", path, body))).containsExactly(UNREADABLE);
        assertThat(elbow.send("PUT", path, body.replace("\"valueBoolean\":false", "\"valueBoolean\":true"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(elbow.hotFlags()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "authored|QuestionnaireResponse.authored|Authored is malformed; expected a dateTime.",
                "status|QuestionnaireResponse.status|Status is missing or unknown; expected one of FHIR's."
            })
    void refusesAMalformedElementBesideTheAnswers(String element, String expression, String message) {
        var elbow = Elbow.on(server);
        var json = Elbow.json(elbow.sound());
        var body = json.replaceFirst("\"" + element + "\":\"[^\"]*\"", "\"" + element + "\":\"next Tuesday\"");

        var answer = elbow.send("POST", "/QuestionnaireResponse", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Elbow.issues(answer)).singleElement().asString().endsWith(" " + expression + " " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resourceType\":\"QuestionnaireResponse\",", "<QuestionnaireResponse", "", "[]"})
    void leavesWhatIsNoResourceToTheHost(String body) {
        var answer = Elbow.on(server).send("POST", "/QuestionnaireResponse", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void leavesAMalformedResponseToAFormThatIsNotOursToTheHost() {
        var elbow = Elbow.on(server);
        var body = Elbow.json(elbow.hot(true).setQuestionnaire("https://hospital.example/fhir/Questionnaire/food"))
                .replace(ACHE, "\"valueInteger\":\"seven\"");

        assertThat(elbow.send("POST", "/QuestionnaireResponse", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAResponseThatIsTooLarge() {
        var elbow = Elbow.on(server);
        var large = large(elbow);
        var body = Elbow.json(large);

        var answer = elbow.send("POST", "/QuestionnaireResponse", body);
        var chunked = server.send(
                "/fhir/QuestionnaireResponse",
                request -> request.header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
        var bundled = elbow.send("POST", "", Elbow.json(Bundles.transaction(large)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Elbow.issues(answer))
                .containsExactly(
                        "too-long QuestionnaireResponse Response is larger than `plumbline.response.max-size`; "
                                + "expected at most 1048576 characters of JSON.");
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(bundled.statusCode()).isEqualTo(413);
        assertThat(elbow.recovering().responses()).isEmpty();
    }

    @Test
    void storesALargeResponseToAFormThatIsNotOurs() {
        var elbow = Elbow.on(server);
        var large = large(elbow).setQuestionnaire("https://hospital.example/fhir/Questionnaire/food");

        assertThat(elbow.post(large).statusCode()).isEqualTo(201);
        assertThat(elbow.recovering().tasks(TaskStatus.COMPLETED)).isEmpty();
    }

    private static QuestionnaireResponse large(Elbow elbow) {
        var response = elbow.hot(true);
        response.getItemFirstRep().setText("x".repeat(1 << 20));
        return response;
    }
}
