package dev.plumbline.standalone.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.Database.JdbcAddress;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one PostgreSQL. They start together on an empty database; eight clients write through both while one
 * is killed; it starts again; a check-in of a patient who never answers closes while a third node has the sweep's turn;
 * then the clients write once more.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final int BEFORE_THE_KILL = 40;

    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final JdbcAddress database = Database.POSTGRESQL.create();
    private final Ledger ledger = new Ledger(database);
    private final List<ServerProcess> processes = new ArrayList<>();
    private final List<AftercarePlan> plans = new ArrayList<>();
    private final List<Portal> portals = new ArrayList<>();
    private final Map<Course, Chart> charts = new EnumMap<>(Course.class);

    private Path clock;
    private FhirServer survivor;
    private FhirServer killed;
    private FhirServer restarted;
    private Map<String, Long> beforeTheRestart;
    private Map<String, Long> afterTheRestart;
    private Map<String, Long> beforeJudgingAgain;
    private Map<String, Long> afterJudgingAgain;
    private List<Task> tasksBeforeTheSweep;
    private List<Flag> flagsBeforeTheSweep;
    private List<Task> tasksAfterTheSweep;
    private List<Flag> flagsAfterTheSweep;

    @BeforeAll
    void playTheStory(@TempDir Path folder) throws Exception {
        clock = folder.resolve("clock");
        ClockInFile.move(clock, Duration.ZERO);
        launch();
        launch();
        survivor = processes.get(0).awaitReady();
        killed = processes.get(1).awaitReady();
        Arrays.stream(Course.values()).forEach(course -> plans.add(AftercarePlan.start(survivor, course, 5)));
        var silent = Sweeping.byAThirdNode(database, this::letACheckInCloseUnswept);
        lookAfterTheSweep(silent);
        write(5, survivor, restarted);
        judgeAgain();
    }

    /** What had closed before day 2 was never asked; the check-in of day 1 closes as day 2 ends. */
    private AftercarePlan letACheckInCloseUnswept() throws Exception {
        var silent = AftercarePlan.start(survivor, Course.UNEVENTFUL, 2);
        write(12, survivor, killed);
        startAgain();
        ClockInFile.move(clock, Duration.ofHours(12));
        Thread.sleep(3 * SWEEP.toMillis());
        lookBeforeTheSweep(silent);
        return silent;
    }

    @AfterAll
    void stop() {
        processes.forEach(ServerProcess::close);
    }

    private void launch() {
        processes.add(ServerProcess.launch(
                database,
                Stream.of(Sweeping.EVERY_SECOND, ClockInFile.arguments(clock))
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new)));
    }

    private void write(int times, FhirServer... nodes) throws InterruptedException {
        try (var portal = new Portal(List.of(nodes), plans)) {
            portals.add(portal);
            portal.submit(times);
            if (List.of(nodes).contains(killed)) {
                portal.awaitAcknowledged(BEFORE_THE_KILL);
                processes.get(1).kill();
            }
            portal.awaitAnswers();
        }
    }

    private void startAgain() {
        beforeTheRestart = ledger.versions();
        launch();
        restarted = processes.get(2).awaitReady();
        afterTheRestart = ledger.versions();
    }

    private void lookBeforeTheSweep(AftercarePlan silent) {
        var clinic = new Clinic(survivor);
        tasksBeforeTheSweep = clinic.tasks(silent);
        flagsBeforeTheSweep = clinic.flags(silent);
    }

    private void lookAfterTheSweep(AftercarePlan silent) throws InterruptedException {
        var clinic = new Clinic(survivor);
        long longest = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        do {
            Thread.sleep(SWEEP.toMillis());
            flagsAfterTheSweep = clinic.flags(silent);
        } while (flagsAfterTheSweep.isEmpty() && System.nanoTime() < longest);
        tasksAfterTheSweep = clinic.tasks(silent);
    }

    private void judgeAgain() {
        beforeJudgingAgain = ledger.versions();
        var clinic = new Clinic(restarted);
        plans.forEach(plan -> charts.put(plan.course(), clinic.chart(plan)));
        plans.forEach(plan -> clinic.assess(plan, false));
        afterJudgingAgain = ledger.versions();
    }

    @Test
    void installsTheContentOnceWhenNodesStartTogether() {
        assertThat(ledger.migratedAgain()).isEmpty();
        assertThat(ledger.contentWrittenAgain()).isEmpty();
        assertThat(processes)
                .filteredOn(process -> process.output().contains("bringing it up to date"))
                .hasSize(1);
    }

    @Test
    void writesNothingWhenANodeStartsAgain() {
        assertThat(afterTheRestart).isEqualTo(beforeTheRestart).containsKeys("Flag", "Questionnaire");
    }

    @Test
    void answersEveryResponseUnlessTheConnectionBreaks() {
        assertThat(portals).flatExtracting(Portal::refused).isEmpty();
        assertThat(portals).flatExtracting(Portal::broken).containsOnly(killed);
    }

    @Test
    void keepsEveryAcknowledgedResponse() {
        var acknowledged = portals.stream()
                .flatMap(portal -> portal.acknowledged().stream())
                .toList();

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(8 * (12 + 5)).doesNotHaveDuplicates();
        assertThat(charts.values()).flatExtracting(Chart::responses).containsAll(acknowledged);
    }

    @Test
    void hasJudgedEveryResponse() {
        assertThat(charts)
                .hasSize(5)
                .allSatisfy((course, chart) -> assertThat(chart.judgedAgain()).isEqualTo(chart.stored()));
        assertThat(afterJudgingAgain).isEqualTo(beforeJudgingAgain);
    }

    @Test
    void raisesTheFlagsOfEachCourse() {
        assertThat(rules(Course.UNEVENTFUL)).isEmpty();
        assertThat(rules(Course.ABOVE_THE_PATH)).contains("pain-above-expected");
        assertThat(rules(Course.VERY_SEVERE_PAIN)).contains("RF-PAIN", "pain-above-expected");
        assertThat(rules(Course.NUMB_SADDLE)).containsExactly("RF-CES1");
    }

    @Test
    void opensOneFlagForEachPlanAndRule() {
        assertThat(charts.values())
                .allSatisfy(
                        chart -> assertThat(chart.openFlagsByRule().values()).allMatch(count -> count == 1));
    }

    @Test
    void answersOneTaskAndStoresOneObservationForEachResponse() {
        assertThat(charts.values()).allSatisfy(chart -> {
            assertThat(chart.answeredInTasks()).containsExactlyInAnyOrderElementsOf(chart.responses());
            assertThat(chart.extracted()).containsExactlyInAnyOrderElementsOf(chart.responses());
        });
    }

    @Test
    void leavesNoGapInAHistory() {
        assertThat(ledger.brokenHistories()).isEmpty();
    }

    @Test
    void leavesTheSweepToTheNodeWhoseTurnItIs() {
        assertThat(flagsBeforeTheSweep).isEmpty();
        assertThat(tasksBeforeTheSweep).extracting(Task::getStatus).containsOnly(TaskStatus.READY);
    }

    @Test
    void findsAMissedCheckInByItsSweep() {
        assertThat(tasksAfterTheSweep)
                .filteredOn(task -> task.getStatus() == TaskStatus.FAILED)
                .extracting(task -> task.getBusinessStatus().getCodingFirstRep().getCode())
                .containsExactly("missed");
        assertThat(flagsAfterTheSweep).extracting(Chart::rule).containsExactly("no-response");
        assertThat(flagsAfterTheSweep.get(0).getMeta().getVersionId()).isEqualTo("1");
        assertThat(logged("Flag/" + flagsAfterTheSweep.get(0).getIdPart() + " "))
                .hasSize(1);
    }

    private List<String> rules(Course course) {
        return charts.get(course).flags().stream()
                .map(Chart::rule)
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> logged(String text) {
        return processes.stream()
                .flatMap(process -> process.output().lines())
                .filter(line -> line.contains(text))
                .toList();
    }
}
