package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever a client sends: never a server's fault, an OperationOutcome with every refusal, and no plan that is half
 * written. Seeded, so that what fails once fails again.
 */
@ServerTest
class MutatedResponsesTest {

    private static final long SEED = 20261120;
    private static final int OF_ONE_PATIENT = 25;
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Pattern XML_VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Pattern SERVER_FAULT = Pattern.compile("\"status\":\\s*\"5\\d\\d");

    @Autowired
    private FhirServer server;

    @BeforeAll
    static void begin() {
        JqwikSession.start();
    }

    @AfterAll
    static void end() {
        JqwikSession.finish();
    }

    @Test
    void survivesMutatedResponses() {
        survives(
                1_500,
                (elbow, changes) -> elbow.send(
                        "POST", "/QuestionnaireResponse", Mutation.applied(Elbow.json(base(elbow, changes)), changes)));
    }

    @Test
    void survivesMutatedUpdates() {
        survives(200, (elbow, changes) -> {
            var stored = base(elbow, changes);
            stored.setId("QuestionnaireResponse/mutated-" + elbow.recovering().plan());
            return elbow.send("PUT", "/" + stored.getId(), Mutation.applied(Elbow.json(stored), changes));
        });
    }

    @Test
    void survivesMutatedBundles() {
        survives(350, (elbow, changes) -> {
            var bundle = changes.size() % 2 == 0
                    ? Bundles.transaction(base(elbow, changes), elbow.hot(true))
                    : Bundles.batch(base(elbow, changes), elbow.sound());
            return elbow.send("POST", "", Mutation.applied(Elbow.json(bundle), changes));
        });
    }

    @Test
    void survivesMutatedXml() {
        survives(
                200,
                (elbow, changes) ->
                        elbow.send("POST", "/QuestionnaireResponse", mutatedXml(base(elbow, changes), changes)));
    }

    @Test
    void survivesDepthAndLength() {
        var elbow = Elbow.on(server);
        var many = elbow.sound();
        for (int answer = 0; answer < 10_000; answer++) {
            many.getItem().get(1).addAnswer().setValue(new IntegerType(answer));
        }
        Stream.of(
                        Elbow.json(many),
                        Elbow.json(elbow.sound()).replace("\"item\":[", "\"item\":[" + deepItem(200) + ","),
                        Elbow.json(elbow.sound()).replace("\"item\":[", "\"item\":[" + deepItem(3_000) + ","),
                        "[".repeat(100_000))
                .map(body -> elbow.send("POST", "/QuestionnaireResponse", body))
                .forEach(answer -> {
                    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
                    assertThat(answer.body()).contains("OperationOutcome");
                });
    }

    private interface Request {
        HttpResponse<String> send(Elbow elbow, List<Mutation> changes);
    }

    private void survives(int samples, Request request) {
        var random = new Random(SEED);
        var generator = Mutation.some().generator(samples);
        var elbow = Elbow.on(server);
        for (int sample = 0; sample < samples; sample++) {
            if (sample % OF_ONE_PATIENT == OF_ONE_PATIENT - 1) {
                assertThatNothingIsHalfWritten(elbow);
                elbow = Elbow.on(server);
            }
            var changes = generator.next(random).value();
            var answer = request.send(elbow, changes);
            assertThat(answer.statusCode()).as("%s%n%s", changes, answer.body()).isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertThat(answer.body()).as("%s", changes).contains("OperationOutcome");
            }
            assertThat(SERVER_FAULT.matcher(answer.body()).find())
                    .as("%s%n%s", changes, answer.body())
                    .isFalse();
        }
        assertThatNothingIsHalfWritten(elbow);
    }

    private static void assertThatNothingIsHalfWritten(Elbow elbow) {
        var before = elbow.recovering().everything();
        elbow.recovering().assess(false);
        assertThat(elbow.recovering().everything()).isEqualTo(before);
    }

    private static QuestionnaireResponse base(Elbow elbow, List<Mutation> changes) {
        var response = elbow.hot(changes.get(0).place() % 2 == 0);
        response.getIdentifier()
                .setSystem("https://portal.example/submission")
                .setValue("m" + changes.get(0).place());
        return response;
    }

    private static String mutatedXml(QuestionnaireResponse response, List<Mutation> changes) {
        var xml = FHIR.newXmlParser().encodeResourceToString(response);
        for (var change : changes) {
            var values = XML_VALUE.matcher(xml).results().toList();
            var value = values.get(change.place() % values.size());
            var junk = change.junk().replace("\"", "");
            xml = xml.substring(0, value.start(1)) + junk + xml.substring(value.end(1));
        }
        return xml;
    }

    private static String deepItem(int depth) {
        return "{\"linkId\":\"more\",\"item\":[".repeat(depth) + "{\"linkId\":\"deep\"}" + "]}".repeat(depth);
    }
}
