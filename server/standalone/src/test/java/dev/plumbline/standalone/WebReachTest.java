package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;

/** Who reaches the server, and under which address it speaks of itself. */
@ServerTest
class WebReachTest {

    @Autowired
    private FhirServer server;

    @Autowired
    private ServerProperties settings;

    @Test
    void listensOnTheLoopbackAddressUnlessToldOtherwise() {
        assertThat(settings.getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void letsAPageOfThisMachineSeeWhereAResourceWasStored() {
        var answer = server.send(
                "/fhir/Patient",
                request -> request.header("Origin", "http://localhost:3000")
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString("{\"resourceType\":\"Patient\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:3000");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed).contains("Location", "ETag"));
    }

    @Test
    void refusesAPageFromElsewhere() {
        var answer = server.send("/fhir/Patient", request -> request.header("Origin", "https://elsewhere.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void linksToTheAddressThatTheProxyWasAskedAt() {
        var answer = server.send(
                "/fhir/Patient?_count=1",
                request -> request.header("X-Forwarded-Host", "fhir.clinic.example")
                        .header("X-Forwarded-Proto", "https"));

        assertThat(answer.body()).contains("\"url\":\"https://fhir.clinic.example/fhir/Patient?_count=1\"");
    }
}
