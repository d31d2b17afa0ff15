package dev.plumbline.careplan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.plumbline.recovery.architecture.ArchitectureRules.violations;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.offender.judging.AssessesBesideTheUseCase;
import dev.plumbline.careplan.offender.judging.JudgesByItself;
import dev.plumbline.careplan.offender.story.flag.AsksFollowUp;
import dev.plumbline.careplan.offender.story.store.KnowsTheHost;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.architecture.ArchitectureRules;
import dev.plumbline.recovery.architecture.offender.clock.AsksTheMachine;
import dev.plumbline.recovery.architecture.offender.cycle.first.First;
import dev.plumbline.recovery.architecture.offender.cycle.second.Second;
import dev.plumbline.recovery.architecture.offender.fault.TakesEverything;
import dev.plumbline.recovery.rule.Condition;
import dev.plumbline.recovery.rule.Judgement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Care plans on FHIR structures know no server, and tell their story in one direction. Each rule is shown to fail on an offender. */
class ArchitectureTest {

    private static final String BASE = "dev.plumbline.careplan";

    private static final JavaClasses CARE_PLANS = ArchitectureRules.module(BASE);

    /** The rooms in the order in which data meets them: each may see those that it names, and itself. */
    private static final Map<String, Set<String>> MAY_SEE = Map.ofEntries(
            entry("refusal", Set.of()),
            entry("store", Set.of()),
            entry("terminology", Set.of()),
            entry("content", Set.of("store")),
            entry("fhirpath", Set.of("content")),
            entry("form", Set.of("store", "content", "fhirpath")),
            entry("site", Set.of("store", "content", "fhirpath")),
            entry("template", Set.of("store", "content", "fhirpath", "form", "site")),
            entry("plan", Set.of("store", "refusal", "content", "fhirpath", "form", "template")),
            entry("checkin", Set.of("store", "refusal", "content", "form", "template", "plan")),
            entry("flag", Set.of("store", "template", "plan")),
            entry("schedule", Set.of("store", "form", "template", "plan")),
            entry(
                    "followup",
                    Set.of("store", "refusal", "fhirpath", "form", "template", "plan", "checkin", "flag", "schedule")),
            entry("simulation", Set.of("fhirpath", "form", "template", "checkin", "schedule")),
            entry(
                    "author",
                    Set.of("fhirpath", "refusal", "content", "form", "site", "template", "checkin", "simulation")));

    private static final ArchRule ROOMS_LOOK_BACK_ONLY = ArchitectureRules.roomsLookBackOnly(BASE, MAY_SEE);

    private static final ArchRule KNOWS_NO_SERVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ca.uhn.fhir.jpa..",
                    "ca.uhn.fhir.rest..",
                    "ca.uhn.fhir.interceptor..",
                    "org.springframework..",
                    "jakarta.persistence..",
                    "jakarta.servlet..");

    private static final ArchRule NOBODY_JUDGES_BY_ITSELF = noClasses()
            .should()
            .accessTargetWhere(describe("it asks a rule's condition", ArchitectureTest::asksACondition));

    /** These ask about a whole record, a response alone, and recoveries that are made up. */
    private static final ArchRule ONLY_THE_USE_CASE_ASSESSES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + ".followup.Judge")
            .and()
            .doNotHaveFullyQualifiedName(BASE + ".checkin.UrgentFindings")
            .and()
            .doNotHaveFullyQualifiedName(BASE + ".simulation.CohortSimulation")
            .and()
            .doNotHaveFullyQualifiedName(BASE + ".author.StoryPlayer")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Assessor.class);

    @Test
    void looksAtTheWholeModuleAndNotAtItsTests() {
        assertThat(CARE_PLANS).hasSizeGreaterThan(80);
        assertThat(CARE_PLANS.contain(FollowUp.class)).isTrue();
        assertThat(CARE_PLANS.contain(AsksFollowUp.class)).isFalse();
    }

    @Test
    void everyPackageIsARoomOfTheStory() {
        var packages = CARE_PLANS.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(BASE.length() + 1))
                .distinct();

        assertThat(packages).containsExactlyInAnyOrderElementsOf(MAY_SEE.keySet());
    }

    @Test
    void roomsSeeOnlyWhatComesBeforeThem() {
        ROOMS_LOOK_BACK_ONLY.check(CARE_PLANS);

        assertThat(violations(ROOMS_LOOK_BACK_ONLY, AsksFollowUp.class)).isNotEmpty();
    }

    @Test
    void theModuleHasNoPackageCycles() {
        var rule = ArchitectureRules.hasNoPackageCycles();

        rule.check(CARE_PLANS);

        assertThat(violations(rule, First.class, Second.class)).hasSize(1);
    }

    @Test
    void theModuleKnowsNoServer() {
        KNOWS_NO_SERVER.check(CARE_PLANS);

        assertThat(String.join("\n", violations(KNOWS_NO_SERVER, KnowsTheHost.class)))
                .contains("InvalidRequestException")
                .contains("StringUtils");
    }

    @Test
    void nobodyButTheEngineJudges() {
        NOBODY_JUDGES_BY_ITSELF.check(CARE_PLANS);

        assertThat(violations(NOBODY_JUDGES_BY_ITSELF, JudgesByItself.class)).hasSize(1);
    }

    @Test
    void onlyTheUseCaseAsksTheEngine() {
        ONLY_THE_USE_CASE_ASSESSES.check(CARE_PLANS);

        assertThat(violations(ONLY_THE_USE_CASE_ASSESSES, AssessesBesideTheUseCase.class))
                .hasSize(1);
    }

    @Test
    void theModuleTakesTimeAsAnArgument() {
        var rule = ArchitectureRules.takesTimeAsAnArgument();

        rule.check(CARE_PLANS);

        assertThat(violations(rule, AsksTheMachine.class)).hasSize(AsksTheMachine.QUESTIONS);
    }

    /**
     * FHIRPath's parser throws whatever it likes; a fault of our own judging must not cost the response; files that lack what
     * they must have must not cost an author the list of what else is wrong.
     */
    @Test
    void theModuleCatchesAllOnlyAtItsEdges() {
        var rule = ArchitectureRules.catchesAllOnlyAt(
                BASE + ".fhirpath.BoundExpression",
                BASE + ".followup.Judge",
                BASE + ".followup.ResponseReviews",
                BASE + ".author.ContentCheck");

        rule.check(CARE_PLANS);

        assertThat(violations(rule, TakesEverything.class)).hasSize(1);
    }

    private static boolean asksACondition(JavaAccess<?> access) {
        var target = access.getTarget();
        return target.getOwner().isAssignableTo(Judgement.class)
                || (target.getOwner().isAssignableTo(Condition.class)
                        && target.getName().equals("test"));
    }
}
