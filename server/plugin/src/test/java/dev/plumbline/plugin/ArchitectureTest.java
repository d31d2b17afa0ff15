package dev.plumbline.plugin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.plumbline.plugin.followup.FollowUp;
import dev.plumbline.plugin.offender.clock.AsksTheMachine;
import dev.plumbline.plugin.offender.cycle.first.First;
import dev.plumbline.plugin.offender.cycle.second.Second;
import dev.plumbline.plugin.offender.judging.AssessesBesideTheUseCase;
import dev.plumbline.plugin.offender.judging.JudgesByItself;
import dev.plumbline.plugin.offender.story.flag.AsksFollowUp;
import dev.plumbline.plugin.offender.story.store.KnowsTheHost;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.rule.Condition;
import dev.plumbline.recovery.rule.Judgement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The rules of design.md §3 and promises 2 and 8 for the plugin, each shown to fail on an offender. */
class ArchitectureTest {

    private static final String BASE = "dev.plumbline.plugin.";

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.plumbline.plugin");

    /** The stations in the order in which data meets them: each may see those that it lists, and itself. */
    private static final Map<String, Set<String>> MAY_SEE = Map.of(
            "refusal", Set.of(),
            "store", Set.of(),
            "terminology", Set.of(),
            "template", Set.of("store"),
            "plan", Set.of("store", "refusal", "template"),
            "checkin", Set.of("store", "refusal", "template", "plan"),
            "flag", Set.of("store", "template", "plan"),
            "schedule", Set.of("store", "template", "plan"),
            "followup", Set.of("store", "refusal", "template", "plan", "checkin", "flag", "schedule"),
            "hapi",
                    Set.of(
                            "store",
                            "terminology",
                            "refusal",
                            "template",
                            "plan",
                            "checkin",
                            "flag",
                            "schedule",
                            "followup"));

    private static final ArchRule STATIONS_LOOK_BACK_ONLY = classes().should(new SeeOnlyEarlierStations());

    private static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("dev.plumbline.plugin.(**)").should().beFreeOfCycles();

    private static final ArchRule ONLY_HAPI_KNOWS_THE_HOST = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.plugin..hapi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir.jpa..", "ca.uhn.fhir.rest.server..", "org.springframework.transaction..");

    private static final ArchRule NOBODY_JUDGES_BY_ITSELF = noClasses()
            .should()
            .accessTargetWhere(describe("it asks a rule's condition", ArchitectureTest::asksACondition));

    /** The one asks about a whole record, the other about a response alone. */
    private static final ArchRule ONLY_THE_USE_CASE_ASSESSES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + "followup.Judge")
            .and()
            .doNotHaveFullyQualifiedName(BASE + "followup.UrgentFindings")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Assessor.class);

    /** The composition root makes the one clock, and the settings know the one default zone. */
    private static final ArchRule TAKES_TIME_AS_AN_ARGUMENT = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + "hapi.PlumblineProperties")
            .and()
            .doNotHaveFullyQualifiedName(BASE + "hapi.PlumblineAutoConfiguration")
            .should()
            .accessTargetWhere(describe("it asks the machine for the time or the zone", ArchitectureTest::asksMachine));

    @Test
    void looksAtTheWholePluginAndNotAtItsTests() {
        assertThat(PLUGIN).hasSizeGreaterThan(80);
        assertThat(PLUGIN.contain(FollowUp.class)).isTrue();
        assertThat(PLUGIN.contain(First.class)).isFalse();
    }

    @Test
    void everyPackageIsAStationOfTheStory() {
        var packages = PLUGIN.stream().map(JavaClass::getPackageName).map(ArchitectureTest::station);

        assertThat(packages.distinct()).containsExactlyInAnyOrderElementsOf(MAY_SEE.keySet());
    }

    @Test
    void stationsSeeOnlyWhatComesBeforeThem() {
        STATIONS_LOOK_BACK_ONLY.check(PLUGIN);

        assertThat(violations(STATIONS_LOOK_BACK_ONLY, AsksFollowUp.class)).isNotZero();
    }

    @Test
    void thePluginHasNoPackageCycles() {
        HAS_NO_PACKAGE_CYCLES.check(PLUGIN);

        assertThat(violations(HAS_NO_PACKAGE_CYCLES, First.class, Second.class)).isEqualTo(1);
    }

    @Test
    void onlyTheEdgeKnowsTheHost() {
        ONLY_HAPI_KNOWS_THE_HOST.check(PLUGIN);

        assertThat(details(ONLY_HAPI_KNOWS_THE_HOST, KnowsTheHost.class))
                .contains("DaoRegistry")
                .contains("InvalidRequestException")
                .contains("TransactionSynchronizationManager");
    }

    @Test
    void nobodyButTheEngineJudges() {
        NOBODY_JUDGES_BY_ITSELF.check(PLUGIN);

        assertThat(violations(NOBODY_JUDGES_BY_ITSELF, JudgesByItself.class)).isEqualTo(1);
    }

    @Test
    void onlyTheUseCaseAsksTheEngine() {
        ONLY_THE_USE_CASE_ASSESSES.check(PLUGIN);

        assertThat(violations(ONLY_THE_USE_CASE_ASSESSES, AssessesBesideTheUseCase.class))
                .isEqualTo(1);
    }

    @Test
    void thePluginTakesTimeAsAnArgument() {
        TAKES_TIME_AS_AN_ARGUMENT.check(PLUGIN);

        assertThat(violations(TAKES_TIME_AS_AN_ARGUMENT, AsksTheMachine.class)).isEqualTo(AsksTheMachine.QUESTIONS);
    }

    private static boolean asksACondition(JavaAccess<?> access) {
        var target = access.getTarget();
        return target.getOwner().isAssignableTo(Judgement.class)
                || (target.getOwner().isAssignableTo(Condition.class)
                        && target.getName().equals("test"));
    }

    private static boolean asksMachine(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().equals("java.time");
            case "system", "systemUTC", "systemDefaultZone" -> owner.isEquivalentTo(Clock.class);
            case "tickMillis", "tickSeconds", "tickMinutes" -> owner.isEquivalentTo(Clock.class);
            case "systemDefault" -> owner.isEquivalentTo(ZoneId.class);
            case "getDefault" -> owner.isEquivalentTo(TimeZone.class);
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "<init>" ->
                owner.isEquivalentTo(Date.class) && target.getFullName().equals("java.util.Date.<init>()");
            default -> false;
        };
    }

    /** {@code flag} for {@code dev.plumbline.plugin.flag}, and for a package of offenders that ends in it. */
    private static String station(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    private static int violations(ArchRule rule, Class<?>... offenders) {
        return rule.evaluate(new ClassFileImporter().importClasses(offenders))
                .getFailureReport()
                .getDetails()
                .size();
    }

    private static String details(ArchRule rule, Class<?>... offenders) {
        return String.join(
                "\n",
                rule.evaluate(new ClassFileImporter().importClasses(offenders))
                        .getFailureReport()
                        .getDetails());
    }

    private static final class SeeOnlyEarlierStations extends ArchCondition<JavaClass> {

        SeeOnlyEarlierStations() {
            super("see only the stations before their own");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            var own = station(item.getPackageName());
            item.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(BASE))
                    .filter(dependency -> {
                        var seen = station(dependency.getTargetClass().getPackageName());
                        return !seen.equals(own) && !MAY_SEE.get(own).contains(seen);
                    })
                    .map(dependency -> SimpleConditionEvent.violated(item, dependency.getDescription()))
                    .forEach(events::add);
        }
    }
}
