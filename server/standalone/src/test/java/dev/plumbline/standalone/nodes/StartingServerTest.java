package dev.plumbline.standalone.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerProcess;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A server on an empty PostgreSQL answers before its content is stored, and so does a second node that waits for it. The
 * same is asked of both once it is; then the second node starts again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StartingServerTest {

    private static final String FORM = "https://plumbline.dev/fhir/Questionnaire/vpa-daily|1.0.0";

    /** What is asked; a body is posted. */
    private enum Asked {
        READINESS("/actuator/health/readiness", null),
        METADATA("/fhir/metadata?_elements=fhirVersion", null),
        PATIENTS("/fhir/Patient?_count=1", null),
        FORMS("/fhir/Questionnaire?_count=1&_elements=url", null),
        TEMPLATE("/fhir/PlanDefinition/vertebroplasty-aftercare?_elements=url", null),
        START("/fhir/PlanDefinition/$start-plan", "{'resourceType':'Parameters'}"),
        RESPONSE("/fhir/QuestionnaireResponse", "{'resourceType':'QuestionnaireResponse','status':'completed',%s}"),
        FOREIGN_RESPONSE(
                "/fhir/QuestionnaireResponse",
                "{'resourceType':'QuestionnaireResponse','status':'completed',"
                        + "'questionnaire':'https://clinic.example/Questionnaire/x'}"),
        TRANSACTION(
                "/fhir",
                "{'resourceType':'Bundle','type':'transaction','entry':[{"
                        + "'request':{'method':'POST','url':'QuestionnaireResponse'},"
                        + "'resource':{'resourceType':'QuestionnaireResponse','status':'completed',%s}}]}"),
        BATCH(
                "/fhir",
                "{'resourceType':'Bundle','type':'batch','entry':[{"
                        + "'request':{'method':'GET','url':'Questionnaire?_count=1&_elements=url'}}]}");

        private final String path;
        private final @Nullable String body;

        Asked(String path, @Nullable String body) {
            this.path = path;
            this.body = body;
        }

        /** No patient is named: what passes is refused for that, with 422. */
        private Optional<String> content() {
            return Optional.ofNullable(body)
                    .map(text ->
                            text.replace("%s", "'questionnaire':'" + FORM + "'").replace('\'', '"'));
        }
    }

    private final Map<Asked, HttpResponse<String>> before = new EnumMap<>(Asked.class);
    private final Map<Asked, HttpResponse<String>> after = new EnumMap<>(Asked.class);
    private final Map<Asked, HttpResponse<String>> secondBefore = new EnumMap<>(Asked.class);
    private final Map<Asked, HttpResponse<String>> secondAfter = new EnumMap<>(Asked.class);
    private String logOfTheSecond = "";
    private String logOfTheSecondAgain = "";

    @BeforeAll
    void start() throws Exception {
        var database = Database.POSTGRESQL.create();
        try (var first = new HeldServer(database)) {
            var server = first.awaitStoring();
            try (var second = ServerProcess.launch(database)) {
                ask(server, before);
                ask(awaitAnswers(second.server()), secondBefore);
                first.release();
                ask(server, after);
                ask(second.awaitReady(), secondAfter);
                logOfTheSecond = second.output();
            }
        }
        try (var again = ServerProcess.launch(database)) {
            again.awaitReady();
            logOfTheSecondAgain = again.output();
        }
    }

    private static FhirServer awaitAnswers(FhirServer server) throws InterruptedException {
        long longest = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < longest) {
            try {
                server.get("/fhir/metadata?_elements=fhirVersion");
                return server;
            } catch (UncheckedIOException notYetListening) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("The second node does not answer.");
    }

    private static void ask(FhirServer server, Map<Asked, HttpResponse<String>> answers) {
        for (var asked : Asked.values()) {
            answers.put(
                    asked,
                    server.send(
                            asked.path,
                            request -> asked.content()
                                    .ifPresent(body -> request.header("Content-Type", "application/fhir+json")
                                            .POST(BodyPublishers.ofString(body)))));
        }
    }

    @Test
    void isNotReadyBeforeItsContentIsStored() {
        assertThat(List.of(before, secondBefore)).allSatisfy(node -> {
            assertThat(node.get(Asked.READINESS).statusCode()).isEqualTo(503);
            assertThat(node.get(Asked.READINESS).body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
        });
    }

    @Test
    void holdsWhatNeedsTheContentAndSaysWhenToAskAgain() {
        assertThat(List.of(before, secondBefore))
                .allSatisfy(node -> assertThat(
                                List.of(Asked.FORMS, Asked.TEMPLATE, Asked.START, Asked.RESPONSE, Asked.TRANSACTION))
                        .allSatisfy(asked -> {
                            var answer = node.get(asked);
                            assertThat(answer.statusCode()).isEqualTo(503);
                            assertThat(answer.headers().firstValue("Retry-After"))
                                    .contains("5");
                            assertThat(answer.body()).contains("\"transient\"", "send the request again in 5 seconds");
                        }));
    }

    @Test
    void holdsAnEntryOfABatchToo() {
        assertThat(List.of(before, secondBefore))
                .allSatisfy(node -> assertThat(node.get(Asked.BATCH).body())
                        .contains("\"503", "send the request again in 5 seconds"));
    }

    @Test
    void answersWhatNeedsNoContentAllTheTime() {
        assertThat(List.of(before, secondBefore, after, secondAfter)).allSatisfy(node -> {
            assertThat(node.get(Asked.METADATA).statusCode()).isEqualTo(200);
            assertThat(node.get(Asked.PATIENTS).statusCode()).isEqualTo(200);
            assertThat(node.get(Asked.FOREIGN_RESPONSE).statusCode()).isEqualTo(201);
        });
    }

    /** The plan and the responses name no patient: it is this that they are refused for then. */
    @Test
    void takesTheSameRequestsOnceItsContentIsStored() {
        assertThat(List.of(after, secondAfter)).allSatisfy(node -> {
            assertThat(node.get(Asked.READINESS).statusCode()).isEqualTo(200);
            assertThat(node.get(Asked.FORMS).body()).contains("plumbline.dev/fhir/Questionnaire");
            assertThat(node.get(Asked.BATCH).body()).contains("plumbline.dev/fhir/Questionnaire");
            assertThat(node.get(Asked.TEMPLATE).statusCode()).isEqualTo(200);
            assertThat(node.get(Asked.START).statusCode()).isEqualTo(400);
            assertThat(node.get(Asked.RESPONSE).statusCode()).isEqualTo(422);
            assertThat(node.get(Asked.TRANSACTION).statusCode()).isEqualTo(422);
        });
    }

    @Test
    void storesNothingWhereEverythingIsInPlace() {
        assertThat(logOfTheSecond).contains("content resources are being stored", "content resources are in place");
        assertThat(logOfTheSecondAgain)
                .doesNotContain("content resources are being stored")
                .contains("content resources are in place");
    }

    @Test
    void takesNoneOfThisForAFault() {
        assertThat(logOfTheSecond).doesNotContain("failed", "ERROR");
    }
}
