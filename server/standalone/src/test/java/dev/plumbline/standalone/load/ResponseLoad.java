package dev.plumbline.standalone.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Measures how long a running server takes to store and judge a check-in. Needs nothing but a JDK:
 *
 * <pre>java ResponseLoad.java http://localhost:8080/fhir 8 2000</pre>
 *
 * <p>The arguments are the server's base address, how many clients write at once, and how many check-ins they send. They
 * go to one plan for each ten check-ins, each of a patient of its own, and a tenth as many go before to warm the server
 * up. What it stores stays there: use a server for it that you throw away.
 */
public final class ResponseLoad {

    private static final int CHECK_INS_PER_PLAN = 10;

    /** From the folder in which the README's commands run. */
    private static final Path EXAMPLE = Path.of("server/docs/examples/check-in-day-3.json");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final int clients;

    private ResponseLoad(String base, int clients) {
        this.base = base;
        this.clients = clients;
    }

    public static void main(String[] arguments) throws Exception {
        var load = new ResponseLoad(arguments[0], Integer.parseInt(arguments[1]));
        int checkIns = Integer.parseInt(arguments[2]);
        load.run(checkIns / 10);
        load.report(checkIns);
    }

    private void report(int checkIns) throws Exception {
        long start = System.nanoTime();
        var millis = run(checkIns);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d clients, %d check-ins: %.0f/s with the start of their plans; POST QuestionnaireResponse"
                        + " p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                clients,
                millis.length,
                millis.length / seconds,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1]);
    }

    /** How long each took, in milliseconds, the shortest first. */
    private double[] run(int checkIns) throws InterruptedException, ExecutionException {
        List<Callable<double[]>> recoveries = new ArrayList<>();
        for (int plan = 0; plan < Math.max(1, checkIns / CHECK_INS_PER_PLAN); plan++) {
            recoveries.add(this::recover);
        }
        var executor = Executors.newFixedThreadPool(clients);
        try {
            var millis = new ArrayList<Double>();
            for (var recovery : executor.invokeAll(recoveries)) {
                Arrays.stream(recovery.get()).forEach(millis::add);
            }
            return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        } finally {
            executor.shutdown();
        }
    }

    /** One patient from the start of the plan on, whose pain goes up and down. */
    private double[] recover() throws IOException, InterruptedException {
        var performed = Instant.now().minus(CHECK_INS_PER_PLAN, ChronoUnit.DAYS);
        var patient = store("Patient", "{'resourceType':'Patient'}");
        var procedure = store("Procedure", """
                {'resourceType':'Procedure','status':'completed','subject':{'reference':'%s'},
                'performedDateTime':'%s'}""".formatted(patient, performed));
        post("PlanDefinition/vertebroplasty-aftercare/$start-plan", """
                {'resourceType':'Parameters','parameter':[
                {'name':'subject','valueReference':{'reference':'%s'}},
                {'name':'procedure','valueReference':{'reference':'%s'}},
                {'name':'zone','valueString':'Europe/Berlin'},
                {'name':'variant','valueCode':'vertebroplasty'},
                {'name':'variant','valueCode':'osteoporosis'},
                {'name':'baseline','part':[
                {'name':'measure','valueCode':'pain'},{'name':'value','valueDecimal':8}]}]}""".formatted(patient, procedure));
        var millis = new double[CHECK_INS_PER_PLAN];
        for (int day = 0; day < CHECK_INS_PER_PLAN; day++) {
            var checkIn = checkIn(patient, performed.plus(day, ChronoUnit.DAYS), 3 + day % 6);
            long start = System.nanoTime();
            post("QuestionnaireResponse", checkIn);
            millis[day] = (System.nanoTime() - start) / 1e6;
        }
        return millis;
    }

    /** The example check-in of the documentation, for another patient and another day. */
    private static String checkIn(String patient, Instant authored, int pain) throws IOException {
        return Files.readString(EXAMPLE)
                .replaceAll("Patient/[A-Za-z0-9-]+", patient)
                .replaceAll("(\"authored\": \")[^\"]+", "$1" + authored)
                .replaceAll("(\"valueInteger\": )\\d+", "$1" + pain);
    }

    /** The reference under which the resource is stored: {@code Patient/7}. */
    private String store(String type, String resource) throws IOException, InterruptedException {
        var location = post(type, resource).headers().firstValue("Location").orElseThrow();
        return location.substring(base.length() + 1, location.indexOf("/_history"));
    }

    private HttpResponse<String> post(String path, String resource) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/" + path))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(resource.replace('\'', '"')))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
