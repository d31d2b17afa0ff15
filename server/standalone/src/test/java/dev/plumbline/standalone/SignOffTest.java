package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.ServerProcess;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.Test;

/** A site that has signed its content says so, and a signature of another version counts for nothing. */
class SignOffTest {

    private static final String CANONICAL = Shipped.template().canonical();
    private static final String EARLIER = CANONICAL.replaceFirst("\\|.*", "|0.9.0");

    @Test
    void saysAtStartAndInTheCapabilityStatementWhoHasSigned() {
        try (var process = ServerProcess.launch(
                Database.H2.create(),
                "--plumbline.sign-off[0].template=" + CANONICAL,
                "--plumbline.sign-off[0].by=Dr. A. Aksoy",
                "--plumbline.sign-off[0].on=2026-11-20",
                "--plumbline.sign-off[1].template=" + EARLIER,
                "--plumbline.sign-off[1].by=Dr. A. Aksoy",
                "--plumbline.sign-off[1].on=2026-10-01")) {
            var server = process.awaitReady();

            var capabilities = server.client()
                    .capabilities()
                    .ofType(CapabilityStatement.class)
                    .execute();

            var signed = "Clinical content `" + CANONICAL + "` is signed off by Dr. A. Aksoy on 2026-11-20.";
            assertThat(process.output())
                    .containsPattern("INFO .*" + Pattern.quote(signed))
                    .containsPattern("WARN .*"
                            + Pattern.quote("Sign-off of `" + EARLIER + "` by Dr. A. Aksoy on 2026-10-01 applies"))
                    .doesNotContain(CANONICAL + "` is unsigned");
            assertThat(capabilities.getImplementation().getDescription()).isEqualTo("Plumbline. " + signed);
        }
    }
}
