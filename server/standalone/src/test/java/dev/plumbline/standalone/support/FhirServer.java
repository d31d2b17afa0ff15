package dev.plumbline.standalone.support;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.hl7.fhir.r4.model.Resource;

/** A running server, as its clients see it. */
public final class FhirServer {

    private static final FhirContext FHIR = fhirContext();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final IntSupplier port;

    FhirServer(IntSupplier port) {
        this.port = port;
    }

    /** One that a test has started itself. */
    public static FhirServer at(int port) {
        return new FhirServer(() -> port);
    }

    /** Without a slash at the end: {@code http://localhost:12345/fhir}. */
    public String baseUrl() {
        return root() + "/fhir";
    }

    public IGenericClient client() {
        return FHIR.newRestfulGenericClient(baseUrl());
    }

    /** Creates the resource; answers with its reference, without the version: {@code Patient/7}. */
    public String store(Resource resource) {
        return client().create()
                .resource(resource)
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }

    /** A request as it goes over the wire; {@code path} starts at the root: {@code /fhir/Patient?name=x}. */
    public HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> request) {
        var builder = HttpRequest.newBuilder(URI.create(root() + path));
        request.accept(builder);
        try {
            return HTTP.send(builder.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(path, request -> {});
    }

    private String root() {
        return "http://localhost:" + port.getAsInt();
    }

    private static FhirContext fhirContext() {
        var context = FhirContext.forR4Cached();
        var factory = context.getRestfulClientFactory();
        // The CapabilityStatement is more than a megabyte, which each new client would read first.
        factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
        factory.setSocketTimeout(60_000);
        return context;
    }
}
