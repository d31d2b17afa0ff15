package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A clinic's system that asked for it is called when a Flag is stored. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class RestHookTest {

    private static final String SYSTEM = "https://plumbline.dev/test/rest-hook";

    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private HttpServer clinic;
    private volatile int status = 200;

    @Autowired
    private FhirServer server;

    @BeforeEach
    void openTheClinic() throws IOException {
        clinic = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        clinic.createContext("/", this::answer);
        clinic.start();
    }

    @AfterEach
    void closeTheClinic() {
        clinic.stop(1);
    }

    @Test
    void callsTheClinicAboutAFlag() throws InterruptedException {
        var subscription = subscribe("flag-1");

        storeFlag("flag-1");

        assertThat(calls.poll(30, TimeUnit.SECONDS)).contains("Pain rises");
        unsubscribe(subscription);
    }

    @Test
    void logsByIdsAloneThatTheClinicCouldNotBeTold(CapturedOutput output) throws InterruptedException {
        status = 500;
        var subscription = subscribe("flag-2");

        var flag = storeFlag("flag-2");

        assertThat(calls.poll(30, TimeUnit.SECONDS)).contains("Pain rises");
        assertThat(calls.poll(30, TimeUnit.SECONDS)).contains("Pain rises");
        assertThat(output)
                .contains("Subscription `" + subscription.toUnqualifiedVersionless() + "` was not told of `" + flag)
                .doesNotContain("Pain rises");
        unsubscribe(subscription);
    }

    private IIdType subscribe(String flagNumber) throws InterruptedException {
        var subscription = new Subscription()
                .setStatus(SubscriptionStatus.REQUESTED)
                .setReason("test")
                .setCriteria("Flag?identifier=" + SYSTEM + "|" + flagNumber);
        subscription
                .getChannel()
                .setType(SubscriptionChannelType.RESTHOOK)
                .setEndpoint("http://localhost:" + clinic.getAddress().getPort())
                .setPayload("application/fhir+json");
        var id = server.client().create().resource(subscription).execute().getId();
        for (int tries = 0; tries < 300 && !isActive(id.getIdPart()); tries++) {
            Thread.sleep(100);
        }
        return id;
    }

    private void unsubscribe(IIdType subscription) {
        status = 200;
        server.client().delete().resourceById(subscription).execute();
    }

    private IIdType storeFlag(String number) {
        var patient = server.store(new Patient());
        var flag = new Flag().setStatus(Flag.FlagStatus.ACTIVE);
        flag.addIdentifier().setSystem(SYSTEM).setValue(number);
        flag.getCode().setText("Pain rises");
        flag.getSubject().setReference(patient);
        return new IdType(server.store(flag));
    }

    private boolean isActive(String id) {
        return server.client()
                        .read()
                        .resource(Subscription.class)
                        .withId(id)
                        .execute()
                        .getStatus()
                == SubscriptionStatus.ACTIVE;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var echo = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, echo.length);
        exchange.getResponseBody().write(echo);
        exchange.close();
        calls.add(body);
    }
}
