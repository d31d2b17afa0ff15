package dev.plumbline.standalone.nodes;

import static java.util.concurrent.TimeUnit.MINUTES;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.standalone.support.FhirServer;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * Eight clients at once. Where a connection breaks, a client sends the same again to the next node, and does not know
 * whether the first was stored.
 */
final class Portal implements AutoCloseable {

    private static final int WRITERS = 8;
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final List<FhirServer> nodes;
    private final List<AftercarePlan> plans;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Queue<FhirServer> broken = new ConcurrentLinkedQueue<>();

    Portal(List<FhirServer> nodes, List<AftercarePlan> plans) {
        this.nodes = List.copyOf(nodes);
        this.plans = List.copyOf(plans);
    }

    /** Lets every client submit so many times, a third of them two check-ins in one transaction. Returns at once. */
    void submit(int times) {
        for (int writer = 0; writer < WRITERS; writer++) {
            var random = new Random(writer);
            int first = writer;
            writers.execute(() -> {
                for (int turn = 0; turn < times; turn++) {
                    submit(random, first + turn);
                }
            });
        }
    }

    /** Waits for all that was submitted. */
    void awaitAnswers() throws InterruptedException {
        writers.shutdown();
        if (!writers.awaitTermination(2, MINUTES)) {
            throw new IllegalStateException("The writers have not come to an end.");
        }
    }

    void awaitAcknowledged(int count) throws InterruptedException {
        while (acknowledged.size() < count && !writers.isTerminated()) {
            Thread.sleep(5);
        }
    }

    /** {@code QuestionnaireResponse/7} of each that a node has said is stored. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What was answered where storing was expected. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** The nodes that connections broke to. */
    List<FhirServer> broken() {
        return broken.stream().distinct().toList();
    }

    private void submit(Random random, int turn) {
        var body = random.nextInt(3) == 0 ? pair(random) : checkIn(random);
        for (int attempt = 0; attempt < nodes.size(); attempt++) {
            var node = nodes.get((turn + attempt) % nodes.size());
            try {
                note(body, send(node, body));
                return;
            } catch (UncheckedIOException connectionBroke) {
                broken.add(node);
            }
        }
    }

    private QuestionnaireResponse checkIn(Random random) {
        return CheckIn.of(plans.get(random.nextInt(plans.size())), random);
    }

    /** Of one plan or of two, in either order. */
    private Bundle pair(Random random) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (int i = 0; i < 2; i++) {
            bundle.addEntry()
                    .setResource(checkIn(random))
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("QuestionnaireResponse");
        }
        return bundle;
    }

    private static HttpResponse<String> send(FhirServer node, Resource body) {
        var path = body instanceof Bundle ? "/fhir" : "/fhir/QuestionnaireResponse";
        var json = FHIR.newJsonParser().encodeResourceToString(body);
        return node.send(
                path,
                request -> request.timeout(Duration.ofMinutes(1))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private void note(Resource sent, HttpResponse<String> answer) {
        int expected = sent instanceof Bundle ? 200 : 201;
        if (answer.statusCode() != expected) {
            refused.add(answer.statusCode() + " " + answer.body());
            return;
        }
        locations(sent, answer)
                .forEach(location -> acknowledged.add(
                        new IdType(location).toUnqualifiedVersionless().getValue()));
    }

    private static List<String> locations(Resource sent, HttpResponse<String> answer) {
        return sent instanceof Bundle
                ? FHIR.newJsonParser().parseResource(Bundle.class, answer.body()).getEntry().stream()
                        .map(entry -> entry.getResponse().getLocation())
                        .toList()
                : answer.headers().allValues("Location");
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
