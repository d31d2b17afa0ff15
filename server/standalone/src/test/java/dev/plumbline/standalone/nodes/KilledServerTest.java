package dev.plumbline.standalone.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.Database.JdbcAddress;
import dev.plumbline.standalone.support.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** Out of the box: H2 in a file, at the address that the shipped settings name, killed while eight clients write. */
@TestInstance(Lifecycle.PER_CLASS)
class KilledServerTest {

    private static final int BEFORE_THE_KILL = 60;
    private static final int TODAY = 5;

    private final List<AftercarePlan> plans = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();
    private List<String> acknowledged = List.of();
    private List<String> refused = List.of();
    private List<String> brokenHistories = List.of();
    private Map<String, Long> versionsBefore = Map.of();
    private Map<String, Long> versionsAfter = Map.of();

    @BeforeAll
    void killsTheServerAndStartsItAgain(@TempDir Path folder) throws Exception {
        var database = shippedDatabaseIn(folder);
        var ledger = new Ledger(database);
        try (var first = ServerProcess.launch(database)) {
            writeUntilKilled(first);
        }
        versionsBefore = ledger.versions();
        brokenHistories = ledger.brokenHistories();
        try (var second = ServerProcess.launch(database, Sweeping.EVERY_SECOND)) {
            var clinic = new Clinic(second.awaitReady());
            plans.forEach(plan -> charts.add(clinic.chart(plan)));
            plans.forEach(plan -> clinic.assess(plan, false));
        }
        versionsAfter = ledger.versions();
    }

    private void writeUntilKilled(ServerProcess first) throws InterruptedException {
        var node = first.awaitReady();
        Stream.of(Course.ABOVE_THE_PATH, Course.NUMB_SADDLE, Course.UP_AND_DOWN)
                .forEach(course -> plans.add(AftercarePlan.start(node, course, TODAY)));
        try (var portal = new Portal(List.of(node), plans)) {
            portal.submit(BEFORE_THE_KILL);
            portal.awaitAcknowledged(BEFORE_THE_KILL);
            first.kill();
            portal.awaitAnswers();
            acknowledged = portal.acknowledged();
            refused = portal.refused();
        }
    }

    @Test
    void refusesNothingBeforeTheKill() {
        assertThat(refused).isEmpty();
    }

    @Test
    void findsEveryAcknowledgedResponse() {
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
        assertThat(charts).flatExtracting(Chart::responses).containsAll(acknowledged);
    }

    @Test
    void findsEveryStoredResponseJudged() {
        assertThat(charts).flatExtracting(Chart::flags).isNotEmpty();
        assertThat(charts).hasSize(3).allSatisfy(chart -> {
            assertThat(chart.judgedAgain()).isEqualTo(chart.stored());
            assertThat(chart.answeredInTasks()).containsExactlyInAnyOrderElementsOf(chart.responses());
            assertThat(chart.extracted()).containsExactlyInAnyOrderElementsOf(chart.responses());
        });
    }

    @Test
    void leavesNoGapInAHistory() {
        assertThat(brokenHistories).isEmpty();
    }

    /** Neither the content, nor the check of the host, nor the sweep, nor a judgement on demand. */
    @Test
    void writesNothingWhenItStartsAgain() {
        assertThat(versionsAfter).isEqualTo(versionsBefore).containsKeys("Flag", "Questionnaire");
    }

    private static JdbcAddress shippedDatabaseIn(Path folder) throws Exception {
        var shipped = new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .get(0);
        var url = String.valueOf(shipped.getProperty("spring.datasource.url"));
        return new JdbcAddress(url.replace("./data", folder.toString()), "sa", "");
    }
}
