package dev.plumbline.standalone;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever goes wrong with a request, the log does not name the patient. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SilentLogTest {

    private static final String NAME = "Quackenbush";

    @Autowired
    private FhirServer server;

    @Autowired
    private RestfulServer endpoint;

    @Test
    void saysNothingOfWhatAClientDidWrong(CapturedOutput output) {
        assertThat(post("/fhir/Patient", "{\"resourceType\":\"Patient\",\"" + NAME + "\":"))
                .isEqualTo(400);
        assertThat(post("/fhir/Patient", "{\"resourceType\":\"Patient\",\"birthDate\":\"" + NAME + "\"}"))
                .isEqualTo(400);
        assertThat(post("/fhir/Encounter", encounterOf("Patient?name=" + NAME))).isEqualTo(412);
        assertThat(post("/fhir/Encounter", encounterOf("Patient/" + NAME))).isEqualTo(400);
        assertThat(server.get("/fhir/Patient?birthdate=" + NAME).statusCode()).isEqualTo(400);
        assertThat(server.get("/fhir/Patient?" + NAME + "=1").statusCode()).isEqualTo(400);
        assertThat(server.get("/fhir/Patient/" + NAME).statusCode()).isEqualTo(404);

        assertThat(output).doesNotContain(NAME);
    }

    @Test
    void saysNothingOfAnAmbiguousMatch(CapturedOutput output) {
        var patient = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + NAME + "\"}]}";
        assertThat(post("/fhir/Patient", patient)).isEqualTo(201);
        assertThat(post("/fhir/Patient", patient)).isEqualTo(201);

        var answer = server.send(
                "/fhir/Patient",
                request -> request.header("Content-Type", "application/fhir+json")
                        .header("If-None-Exist", "name=" + NAME)
                        .POST(ofString(patient)));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(output).doesNotContain(NAME);
    }

    @Test
    void saysWhereTheServerFailedButNotOnWhat(CapturedOutput output) {
        var broken = new BrokenOperation();
        endpoint.registerProvider(broken);

        var answer = server.get("/fhir/$break");

        endpoint.unregisterProvider(broken);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(output)
                .contains(
                        "Request " + answer.headers().firstValue("X-Request-ID").orElseThrow() + " failed.")
                .contains("java.lang.IllegalStateException")
                .contains("BrokenOperation.fail")
                .doesNotContain(NAME);
    }

    private int post(String path, String body) {
        return server.send(
                        path,
                        request -> request.header("Content-Type", "application/fhir+json")
                                .POST(ofString(body)))
                .statusCode();
    }

    private static String encounterOf(String patient) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"planned\",\"class\":{\"code\":\"AMB\"},"
                + "\"subject\":{\"reference\":\"" + patient + "\"}}";
    }

    static final class BrokenOperation {

        @Operation(name = "$break", idempotent = true)
        public Parameters fail() {
            throw new IllegalStateException(NAME);
        }
    }
}
