package dev.plumbline.standalone.nodes;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import dev.plumbline.standalone.PlumblineServer;
import dev.plumbline.standalone.support.Database.JdbcAddress;
import dev.plumbline.standalone.support.FhirServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A server in this process that answers, and is kept from storing its first content resource until it is let go. */
final class HeldServer implements AutoCloseable {

    private static final int LONGEST_START = 5;

    private final CountDownLatch storing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<ConfigurableApplicationContext> started;

    HeldServer(JdbcAddress database) {
        var application = new SpringApplication(PlumblineServer.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("database", database.asProperties())));
        application.addListeners((ApplicationListener<WebServerInitializedEvent>) this::hold);
        started = CompletableFuture.supplyAsync(() -> application.run("--server.port=0"));
    }

    /** Before the runners run. */
    private void hold(WebServerInitializedEvent answering) {
        answering.getApplicationContext().getBean(IInterceptorService.class).registerInterceptor(new Holding());
        port.complete(answering.getWebServer().getPort());
    }

    /** The server, which by now is about to store its content. */
    FhirServer awaitStoring() throws Exception {
        CompletableFuture.anyOf(started, CompletableFuture.runAsync(() -> await(storing)))
                .get(LONGEST_START, TimeUnit.MINUTES);
        return FhirServer.at(port.get(LONGEST_START, TimeUnit.MINUTES));
    }

    /** Lets it store, and waits until it has. */
    void release() throws Exception {
        released.countDown();
        started.get(LONGEST_START, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        released.countDown();
        started.join().close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Called by HAPI. */
    @Interceptor
    public final class Holding {

        @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
        public void beforeStorage(IBaseResource resource) {
            if (resource instanceof SearchParameter) {
                storing.countDown();
                await(released);
            }
        }
    }
}
