package dev.plumbline.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.plumbline.recovery.architecture.ArchitectureRules.violations;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.careplan.offender.judging.AssessesBesideTheUseCase;
import dev.plumbline.plugin.judging.JudgingTransaction;
import dev.plumbline.plugin.offender.host.AsksIntake;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.architecture.ArchitectureRules;
import dev.plumbline.recovery.architecture.offender.clock.AsksTheMachine;
import dev.plumbline.recovery.architecture.offender.cycle.first.First;
import dev.plumbline.recovery.architecture.offender.cycle.second.Second;
import dev.plumbline.recovery.architecture.offender.fault.TakesEverything;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plugin ties care plans to HAPI and decides nothing. Each rule is shown to fail on an offender. */
class ArchitectureTest {

    private static final String BASE = "dev.plumbline.plugin";

    private static final JavaClasses PLUGIN = ArchitectureRules.module(BASE);

    /** Each room may see those that it names, and itself; the composition root sees all. */
    private static final Map<String, Set<String>> MAY_SEE = Map.ofEntries(
            entry("host", Set.of()),
            entry("terminology", Set.of("host")),
            entry("startup", Set.of("host")),
            entry("intake", Set.of("host")),
            entry("judging", Set.of("host", "intake", "startup")),
            entry("operation", Set.of("host")),
            entry("plugin", Set.of("host", "terminology", "startup", "intake", "judging", "operation")));

    private static final ArchRule ROOMS_LOOK_BACK_ONLY = ArchitectureRules.roomsLookBackOnly(BASE, MAY_SEE);

    private static final ArchRule NEVER_ASKS_THE_ENGINE =
            noClasses().should().dependOnClassesThat().areAssignableTo(Assessor.class);

    @Test
    void looksAtTheWholePluginAndNotAtItsTests() {
        assertThat(PLUGIN).hasSizeGreaterThan(50);
        assertThat(PLUGIN.contain(JudgingTransaction.class)).isTrue();
        assertThat(PLUGIN.contain(AsksIntake.class)).isFalse();
    }

    @Test
    void everyPackageIsARoom() {
        var packages = PLUGIN.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .distinct();

        assertThat(packages).containsExactlyInAnyOrderElementsOf(MAY_SEE.keySet());
    }

    @Test
    void roomsSeeOnlyWhatComesBeforeThem() {
        ROOMS_LOOK_BACK_ONLY.check(PLUGIN);

        assertThat(violations(ROOMS_LOOK_BACK_ONLY, AsksIntake.class)).isNotEmpty();
    }

    @Test
    void thePluginHasNoPackageCycles() {
        var rule = ArchitectureRules.hasNoPackageCycles();

        rule.check(PLUGIN);

        assertThat(violations(rule, First.class, Second.class)).hasSize(1);
    }

    @Test
    void onlyTheUseCaseAsksTheEngine() {
        NEVER_ASKS_THE_ENGINE.check(PLUGIN);

        assertThat(violations(NEVER_ASKS_THE_ENGINE, AssessesBesideTheUseCase.class))
                .hasSize(1);
    }

    /** The composition root makes the one clock, and the settings know the one default zone. */
    @Test
    void thePluginTakesTimeAsAnArgument() {
        var rule = ArchitectureRules.takesTimeAsAnArgument(
                BASE + ".PlumblineProperties", BASE + ".PlumblineAutoConfiguration");

        rule.check(PLUGIN);

        assertThat(violations(rule, AsksTheMachine.class)).hasSize(AsksTheMachine.QUESTIONS);
    }

    /** A job that meets a fault goes on with the next patient; a start that meets one says what it was. */
    @Test
    void thePluginCatchesAllOnlyAtItsEdges() {
        var rule = ArchitectureRules.catchesAllOnlyAt(
                BASE + ".intake.LenientReader",
                BASE + ".intake.RepeatedSubmissions",
                BASE + ".judging.LaterFollowUp",
                BASE + ".judging.Sweep",
                BASE + ".startup.ContentInstaller",
                BASE + ".startup.SelfCheck");

        rule.check(PLUGIN);

        assertThat(violations(rule, TakesEverything.class)).hasSize(1);
    }
}
