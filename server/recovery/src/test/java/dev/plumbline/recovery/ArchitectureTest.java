package dev.plumbline.recovery;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.recovery.offender.clock.AsksTheMachine;
import dev.plumbline.recovery.offender.clock.AsksTheMachineByReference;
import dev.plumbline.recovery.offender.cycle.first.First;
import dev.plumbline.recovery.offender.cycle.second.Second;
import dev.plumbline.recovery.offender.dependency.LogsWithAnotherLibrary;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The rules of design.md §3 and promise 8, each shown to fail on an offender. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.plumbline.recovery");

    private static final ArchRule KNOWS_THE_JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.plumbline.recovery..");

    private static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("dev.plumbline.recovery.(**)").should().beFreeOfCycles();

    private static final ArchRule TAKES_TIME_AS_AN_ARGUMENT = noClasses()
            .should()
            .accessTargetWhere(describe("it asks the machine for the time or the zone", ArchitectureTest::asksMachine));

    @Test
    void looksAtTheWholeEngineAndNotAtItsTests() {
        assertThat(ENGINE).hasSizeGreaterThan(40);
        assertThat(ENGINE.contain(Assessor.class)).isTrue();
        assertThat(ENGINE.contain(First.class)).isFalse();
    }

    @Test
    void theEngineKnowsTheJdkOnly() {
        KNOWS_THE_JDK_ONLY.check(ENGINE);

        assertThat(violations(KNOWS_THE_JDK_ONLY, LogsWithAnotherLibrary.class)).isNotZero();
    }

    @Test
    void theEngineHasNoPackageCycles() {
        HAS_NO_PACKAGE_CYCLES.check(ENGINE);

        assertThat(violations(HAS_NO_PACKAGE_CYCLES, First.class, Second.class)).isEqualTo(1);
    }

    @Test
    void theEngineTakesTimeAsAnArgument() {
        TAKES_TIME_AS_AN_ARGUMENT.check(ENGINE);

        assertThat(violations(TAKES_TIME_AS_AN_ARGUMENT, AsksTheMachine.class)).isEqualTo(AsksTheMachine.QUESTIONS);
        assertThat(violations(TAKES_TIME_AS_AN_ARGUMENT, AsksTheMachineByReference.class))
                .isEqualTo(1);
    }

    private static boolean asksMachine(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().equals("java.time");
            case "system", "systemUTC", "systemDefaultZone" -> owner.isEquivalentTo(Clock.class);
            case "tickMillis", "tickSeconds", "tickMinutes" -> owner.isEquivalentTo(Clock.class);
            case "systemDefault" -> owner.isEquivalentTo(ZoneId.class);
            case "getDefault" -> owner.isEquivalentTo(TimeZone.class);
            case "currentTimeMillis", "nanoTime" -> owner.isEquivalentTo(System.class);
            case "<init>" -> owner.isEquivalentTo(Date.class);
            default -> false;
        };
    }

    private static int violations(ArchRule rule, Class<?>... offenders) {
        return rule.evaluate(new ClassFileImporter().importClasses(offenders))
                .getFailureReport()
                .getDetails()
                .size();
    }
}
