package dev.plumbline.recovery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.plumbline.recovery.architecture.ArchitectureRules.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.recovery.architecture.ArchitectureRules;
import dev.plumbline.recovery.architecture.offender.clock.AsksTheMachine;
import dev.plumbline.recovery.architecture.offender.clock.AsksTheMachineByReference;
import dev.plumbline.recovery.architecture.offender.cycle.first.First;
import dev.plumbline.recovery.architecture.offender.cycle.second.Second;
import dev.plumbline.recovery.architecture.offender.dependency.LogsWithAnotherLibrary;
import dev.plumbline.recovery.architecture.offender.fault.TakesEverything;
import org.junit.jupiter.api.Test;

/** The engine is pure, in one direction, and told the time. Each rule is shown to fail on an offender. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = ArchitectureRules.module("dev.plumbline.recovery");

    private static final ArchRule KNOWS_THE_JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.plumbline.recovery..");

    @Test
    void looksAtTheWholeEngineAndNotAtItsTests() {
        assertThat(ENGINE).hasSizeGreaterThan(40);
        assertThat(ENGINE.contain(Assessor.class)).isTrue();
        assertThat(ENGINE.contain(First.class)).isFalse();
    }

    @Test
    void theEngineKnowsTheJdkOnly() {
        KNOWS_THE_JDK_ONLY.check(ENGINE);

        assertThat(violations(KNOWS_THE_JDK_ONLY, LogsWithAnotherLibrary.class)).isNotEmpty();
    }

    @Test
    void theEngineHasNoPackageCycles() {
        var rule = ArchitectureRules.hasNoPackageCycles();

        rule.check(ENGINE);

        assertThat(violations(rule, First.class, Second.class)).hasSize(1);
    }

    @Test
    void theEngineTakesTimeAsAnArgument() {
        var rule = ArchitectureRules.takesTimeAsAnArgument();

        rule.check(ENGINE);

        assertThat(violations(rule, AsksTheMachine.class)).hasSize(AsksTheMachine.QUESTIONS);
        assertThat(violations(rule, AsksTheMachineByReference.class)).hasSize(1);
    }

    /** A condition of a rule may fail in any way: that makes the rule not evaluable. */
    @Test
    void theEngineCatchesAllOnlyAroundARule() {
        var rule = ArchitectureRules.catchesAllOnlyAt("dev.plumbline.recovery.rule.Judgement");

        rule.check(ENGINE);

        assertThat(violations(rule, TakesEverything.class)).hasSize(1);
    }
}
