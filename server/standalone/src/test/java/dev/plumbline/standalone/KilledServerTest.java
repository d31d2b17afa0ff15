package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.Database.JdbcAddress;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** Out of the box: H2 in a file, at the address that the shipped settings name. */
class KilledServerTest {

    private static final int WRITES = 200;

    @TempDir
    private Path folder;

    @Test
    void findsEveryAcknowledgedWriteAfterAKill() throws Exception {
        var database = shippedDatabaseIn(folder);
        var acknowledged = new ArrayList<String>();
        try (var first = ServerProcess.launch(database)) {
            write(first.awaitReady(), acknowledged);
            first.kill();
        }

        try (var second = ServerProcess.launch(database)) {
            var server = second.awaitReady();
            assertThat(acknowledged)
                    .hasSize(WRITES)
                    .allSatisfy(id -> assertThat(isStored(id, server)).isTrue());
        }
    }

    private static void write(FhirServer server, List<String> acknowledged) {
        for (int i = 0; i < WRITES; i++) {
            var outcome = server.client().create().resource(new Patient()).execute();
            acknowledged.add(outcome.getId().getIdPart());
        }
    }

    private static boolean isStored(String id, FhirServer server) {
        return server.get("/fhir/Patient/" + id).statusCode() == 200;
    }

    private static JdbcAddress shippedDatabaseIn(Path folder) throws Exception {
        var shipped = new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .get(0);
        var url = String.valueOf(shipped.getProperty("spring.datasource.url"));
        return new JdbcAddress(url.replace("./data", folder.toString()), "sa", "");
    }
}
