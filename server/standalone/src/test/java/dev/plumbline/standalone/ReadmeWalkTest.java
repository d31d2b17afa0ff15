package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The README's walk, with the very files that it names. */
@ServerTest
class ReadmeWalkTest {

    private static final Path PROJECT = Path.of("..", "..");

    @Autowired
    private FhirServer server;

    @Autowired
    private MovableClock clock;

    @Test
    void endsWithTheSentenceThatTheReadmeShows() throws IOException {
        clock.moveTo(Instant.parse("2026-11-15T12:00:00Z"));

        send("patient.json", "");
        send("start-plan.json", "/PlanDefinition/vertebroplasty-aftercare/$start-plan");
        send("check-in-day-3.json", "/QuestionnaireResponse");
        send("check-in-day-4.json", "/QuestionnaireResponse");

        var flags = server.client()
                .search()
                .byUrl("Flag?patient=example-ruth&status=active")
                .returnBundle(Bundle.class)
                .execute();
        var sentence = ((Flag) flags.getEntryFirstRep().getResource()).getCode().getText();
        assertThat(flags.getEntry()).hasSize(1);
        assertThat(sentence)
                .isEqualTo("Pain 7 of 10 on day 4 is above the 6.7 expected at most (baseline 8); "
                        + "second reading in a row.");
        assertThat(readme()).contains("> " + sentence);
    }

    private void send(String example, String path) throws IOException {
        var body = Files.readString(PROJECT.resolve("server/docs/examples").resolve(example));
        var answer = server.send(
                "/fhir" + path,
                request ->
                        request.header("Content-Type", "application/fhir+json").POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        assertThat(readme()).contains("@server/docs/examples/" + example);
    }

    private static String readme() throws IOException {
        return Files.readString(PROJECT.resolve("README.md"));
    }
}
