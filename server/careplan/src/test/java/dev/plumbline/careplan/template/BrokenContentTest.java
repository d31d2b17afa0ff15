package dev.plumbline.careplan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.Translated;
import dev.plumbline.careplan.store.Canonicals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is found, with the file and the place, and all of them at once. */
class BrokenContentTest {

    @Test
    void findsAnUnknownFact() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression("%pain.nowadays >= 9")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').expression",
                        "Fact `%pain.nowadays` is unknown: measure `pain` has no fact `nowadays`;"
                                + " nearest: `now`, `latest`, `limit`."));
    }

    @Test
    void findsAnUnknownItemInAnExplanation() {
        var problems = problems(rule(
                "RF-CES1",
                action -> action.getDynamicValueFirstRep()
                        .getExpression()
                        .setExpression("%answer.`rf.sadle`.toString()")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-CES1').expression",
                        "Fact `%answer.rf.sadle` is unknown: no form of the template asks `rf.sadle`; nearest:"
                                + " `rf.saddle`, `rf.calf`, `rf.fall`."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %pian.now >= 9          | Fact `%pian.now` is unknown: no goal of the template measures `pian`; nearest: `pain`
            %answer.`act.wlak`      | Fact `%answer.act.wlak` is unknown: no form of the template asks `act.wlak`; nearest: `act.walk`
            %ofLast7.`act.wlak=none` >= 2 | Fact `%ofLast7.act.wlak=none` is unknown: no form of the template asks `act.wlak`; nearest: `act.walk`
            %answer.`act.walk=walk-nun` | Fact `%answer.act.walk=walk-nun` is unknown: item `act.walk` is asked, but `act.walk=walk-nun` is no test of it; nearest: `act.walk=walk-none`
            %pain.aboveInARw >= 2   | Fact `%pain.aboveInARw` is unknown: measure `pain` has no fact `aboveInARw`; nearest: `aboveInARow`
            %pain.medianOfLst3 >= 2 | Fact `%pain.medianOfLst3` is unknown: measure `pain` has no fact `medianOfLst3`; nearest: `medianOfLast#`
            %checkIns.misedInARow > 1 | Fact `%checkIns.misedInARow` is unknown; nearest: `missedInARow`
            %variant.indicatoin = 'x' | Fact `%variant.indicatoin` is unknown: the template has no axis `indicatoin`; nearest: `indication`
            """)
    void saysWhyAFactIsUnknownAndWhatIsNearest(String expression, String start) {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression(expression)));

        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith(start);
    }

    @Test
    void findsACheckInThatDoesNotSayThatItIsOne() {
        var message = "It names the form of a check-in and is none; expected the code `collect-information` of"
                + " `http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs`.";
        var place = "PlanDefinition.action.where(id='check-in-days-0-7').code";

        assertThat(problems(plan(plan -> action(plan, "check-in-days-0-7")
                        .getCodeFirstRep()
                        .getCodingFirstRep()
                        .setSystem("http://example.org/other"))))
                .contains(inPlan(place, message));
        assertThat(problems(plan(plan -> action(plan, "check-in-days-0-7").setCode(List.of()))))
                .contains(inPlan(place, message));
        assertThat(problems(plan(plan -> {
                    action(plan, "ice").setDefinition(new CanonicalType(Shipped.FORM));
                })))
                .containsExactly(inPlan("PlanDefinition.action.where(id='ice').code", message));
    }

    @Test
    void findsWhatIsNoFhirPath() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression("%pain.now >= ")));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).contains("PlanDefinition-vertebroplasty-aftercare-rules.json");
            assertThat(problem.location())
                    .isEqualTo("PlanDefinition.action.where(id='RF-PAIN').condition.where(kind='start')");
            assertThat(problem.message()).startsWith("Expression `%pain.now >= ` is no FHIRPath: ");
        });
    }

    @Test
    void findsAnotherLanguage() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setLanguage("text/cql")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').condition.where(kind='start')",
                        "Language is `text/cql`; expected an expression in `text/fhirpath`."));
    }

    @Test
    void findsARuleThatNothingRaises() {
        var problems = problems(rule("RF-PAIN", action -> action.setCondition(List.of())));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').condition",
                        "There is no condition of kind `start`; expected one."));
    }

    @Test
    void findsARuleWithoutPriorityOrWords() {
        var problems = problems(rule("RF-PAIN", action -> {
            action.setPriority(null);
            action.setDynamicValue(List.of());
        }));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "There is no `code.text`; expected an explanation.",
                        "Priority is missing; expected stat, asap, urgent or routine.",
                        "There is no `category.coding.code`; expected one.");
    }

    @Test
    void findsAnUrgentRuleThatResolvesItself() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.addCondition()
                        .setKind(ActionConditionKind.STOP)
                        .setExpression(
                                new Expression().setLanguage("text/fhirpath").setExpression("%pain.now < 9"))));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').condition",
                        "An emergency or same-day rule has a stop; only a person closes it."));
    }

    @Test
    void findsACodeThatTheTerminologyLacks() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.getCodeFirstRep().getCodingFirstRep().setCode("RF-PANE")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').code",
                        "Code `RF-PANE` is not in `https://plumbline.dev/fhir/CodeSystem/vpa-rule`."));
    }

    @Test
    void findsACodeSystemThatTheTerminologyLacks() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.getCodeFirstRep()
                        .getCodingFirstRep()
                        .setSystem("https://plumbline.dev/fhir/CodeSystem/nowhere")));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("Code `RF-PAIN` is not in `https://plumbline.dev/fhir/CodeSystem/nowhere`.");
    }

    @Test
    void leavesCodesOfOthersToThem() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.getCodeFirstRep()
                        .getCodingFirstRep()
                        .setSystem("http://snomed.info/sct")
                        .setCode("22253000")));

        assertThat(problems).isEmpty();
    }

    @Test
    void findsMissingRules() {
        var problems = problems(Shipped.without(PlanDefinition.class, Shipped.RULES));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.relatedArtifact", "It is composed of no rules PlanDefinition that is here."));
    }

    @Test
    void findsAMissingQuestionnaireOnceForEachSeries() {
        var problems = problems(Shipped.without(Questionnaire.class, "vpa-daily"));

        assertThat(problems)
                .filteredOn(problem -> problem.location().endsWith(".definition"))
                .hasSize(4)
                .contains(
                        inPlan(
                                "PlanDefinition.action.where(id='check-in-days-0-7').definition",
                                "Questionnaire `https://plumbline.dev/fhir/Questionnaire/vpa-daily|1.0.0` of"
                                        + " `https://plumbline.dev/fhir/ActivityDefinition/vpa-daily-check-in|1.0.0` is missing."));
    }

    @Test
    void findsAMissingActivityDefinition() {
        var problems = problems(Shipped.without(ActivityDefinition.class, "vpa-daily-check-in"));

        assertThat(problems)
                .contains(inPlan(
                        "PlanDefinition.action.where(id='check-in-days-0-7').definition",
                        "ActivityDefinition `https://plumbline.dev/fhir/ActivityDefinition/vpa-daily-check-in|1.0.0` is"
                                + " missing."));
    }

    @Test
    void findsAnActivityThatNamesNoForm() {
        var problems = problems(Shipped.with(
                ActivityDefinition.class, "vpa-daily-check-in", activity -> activity.setExtension(List.of())));

        assertThat(problems)
                .contains(inPlan(
                        "PlanDefinition.action.where(id='check-in-days-0-7').definition",
                        "ActivityDefinition `https://plumbline.dev/fhir/ActivityDefinition/vpa-daily-check-in|1.0.0`"
                                + " names no form."));
    }

    @Test
    void findsWaypointsOutOfOrder() {
        var problems =
                problems(plan(plan -> Collections.swap(plan.getGoalFirstRep().getTarget(), 2, 3)));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').target",
                        "Day 3 follows day 7; expected ascending days."));
    }

    @Test
    void findsAWaypointInTheMiddleOfADay() {
        var problems =
                problems(plan(plan -> plan.getGoalFirstRep().getTarget().get(1).setDue((Duration)
                        new Duration().setValue(new BigDecimal("1.5")).setCode("d"))));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').target[1].due",
                        "There is no due day; expected days or weeks."));
    }

    @Test
    void findsALimitOverAnythingButTheBaseline() {
        var problems = problems(plan(plan -> limit(plan, 1).setExpression("iif(%basline >= 4, %basline * 0.6 + 3)")));

        assertThat(problems)
                .containsExactly(
                        inPlan(
                                "PlanDefinition.goal.where(id='pain-path').target[1].detail",
                                "Fact `%basline` is unknown; expected one of [%baseline, %variant.indication, %variant.procedure]."));
    }

    @Test
    void findsASeriesWithoutDuration() {
        var problems = problems(plan(plan -> plan.getAction().stream()
                .filter(action -> "check-in-days-0-7".equals(action.getId()))
                .forEach(action -> action.getTimingTiming().getRepeat().setDurationElement(null))));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location())
                    .isEqualTo("PlanDefinition.action.where(id='check-in-days-0-7').timing.repeat");
            assertThat(problem.message())
                    .startsWith("It needs bounds, period, timeOfDay, duration and durationMax in whole days");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "%answer.`act.walk=walk-nun` = true, %answer.act.walk=walk-nun",
        "%inARow.`act.walk>=2` >= 2, %inARow.act.walk>=2",
        "%ofLast7.`act.rest>=eight` >= 2, %ofLast7.act.rest>=eight",
        "%ofLastSeven.`med.opioid` >= 2, %ofLastSeven.med.opioid",
        "%daysSince.`rf.fell` >= 2, %daysSince.rf.fell",
        "%pain.medianOfLast >= 2, %pain.medianOfLast",
        "%checkIns.missedOfLast >= 2, %checkIns.missedOfLast"
    })
    void findsAFactThatCanNeverBe(String expression, String fact) {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression(expression)));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo("PlanDefinition.action.where(id='RF-PAIN').expression");
            assertThat(problem.message()).startsWith("Fact `%s` is unknown".formatted(fact));
        });
    }

    @Test
    void findsARuleThatIsLookedAtOnNoDay() {
        var backwards = problems(rule("TRJ-5", action -> {
            var days = (Range) action.getTiming();
            action.setTiming(new Range().setLow(days.getHigh()).setHigh(days.getLow()));
        }));
        var hours = problems(rule("BASE-1", action -> ((Quantity) action.getTiming()).setCode("h")));

        assertThat(backwards)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='TRJ-5').timing",
                        "Timing says no whole days; expected one, or a range of them."));
        assertThat(hours)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='BASE-1').timing",
                        "Timing says no whole days; expected one, or a range of them."));
    }

    @Test
    void findsALimitWithoutASource() {
        var problems = problems(plan(plan -> plan.getGoalFirstRep().setDocumentation(List.of())));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').documentation",
                        "The limits cite no source; expected a citation that ends in its evidence, F, R or D."));
    }

    @Test
    void findsARuleWhoseSourceDoesNotSayItsEvidence() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.setDocumentation(
                        List.of(new RelatedArtifact().setCitation("Pain of 9 or more, says somebody.")))));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').documentation",
                        "The limit cites no source; expected a citation that ends in its evidence, F, R or D."));
    }

    @Test
    void findsAnActionWithDaysAndNoSource() {
        var problems = problems(plan(plan -> action(plan, "ice").setDocumentation(List.of())));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.action.where(id='ice').documentation",
                        "The days cite no source; expected a citation that ends in its evidence, F, R or D."));
    }

    @Test
    void findsANumberForAllRulesThatNoSourceNames() {
        var problems = problems(Shipped.with(
                PlanDefinition.class,
                Shipped.RULES,
                rules -> rules.getRelatedArtifact()
                        .removeIf(artifact -> artifact.getCitation().contains("suppression"))));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.relatedArtifact",
                        "The extension `suppression` is named by no source; expected a citation that ends in its"
                                + " evidence, F, R or D."));
    }

    @Test
    void findsADeadlineWithoutASource() {
        var problems = problems(Shipped.with(
                CodeSystem.class,
                "urgency",
                urgency -> urgency.getPropertyFirstRep().setDescription("Within this many hours.")));

        assertThat(problems)
                .extracting(Problem::location, Problem::message)
                .containsExactly(tuple(
                        "CodeSystem.property.where(code='dueHours').description",
                        "The deadlines cite no source; expected a description that ends in its evidence, F, R or D."));
    }

    @Test
    void findsWhatRenderersOfFormsDoNotShow() {
        var problems = problems(Shipped.with(Questionnaire.class, "vpa-daily", form -> {
            form.addModifierExtension(new Extension("https://example.org/changes", new BooleanType(true)));
            item(form, "rf.saddle").setAnswerValueSet("https://example.org/ValueSet/x");
            item(form, "rf.breath").setType(QuestionnaireItemType.URL);
            item(form, "vit.temp")
                    .addExtension(
                            "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", new Coding("s", "Cel", "C"));
            item(form, "act.walk").getAnswerOptionFirstRep().setValue(new StringType("none"));
            item(form, "rf.numb.1").getEnableWhenFirstRep().setOperator(QuestionnaireItemOperator.NOT_EQUAL);
            item(form, "med.rousable").getEnableWhenFirstRep().getAnswerCoding().setSystem(null);
            item(form, "rf.sepsis").getEnableWhenFirstRep().setQuestion("rf.fever");
            item(form, "cons.call").getCodeFirstRep().setCode("cons.cal");
            item(form, "cons.note").setLinkId("cons.call");
        }));

        assertThat(problems)
                .filteredOn(problem -> problem.file().contains("Questionnaire-vpa-daily.json"))
                .extracting(
                        problem -> problem.location().replace("Questionnaire.item.where", "") + " " + problem.message())
                .containsExactly(
                        "Questionnaire It has a modifierExtension, which renderers refuse; expected none.",
                        "(linkId='cons.call') LinkId `cons.call` stands there twice; expected each once.",
                        "(linkId='rf.saddle') It takes its options from a ValueSet; expected answerOption, which needs no"
                                + " server.",
                        "(linkId='rf.breath') Type is `url`, which renderers do not support.",
                        "(linkId='rf.numb.1').enableWhen Operator is `!=`, which renderers read differently for an open"
                                + " question.",
                        "(linkId='rf.sepsis').enableWhen Question `rf.fever` is not in the form.",
                        "(linkId='vit.temp') A quantity has `questionnaire-unit`; expected `questionnaire-unitOption`.",
                        "(linkId='med.rousable').enableWhen Code `sleepy` has no system, without which some renderers"
                                + " never find it.",
                        "(linkId='act.walk').answerOption An option is no coding with system, code and display.",
                        "(linkId='cons.call') Code `cons.cal` is not in"
                                + " `https://plumbline.dev/fhir/CodeSystem/vpa-item`.");
    }

    @Test
    void findsRulesThatDoNotSayHowLongTheyHoldOthersBack() {
        for (var wrong : List.of("no such unit", "h/2", "")) {
            var problems = problems(Shipped.with(
                    PlanDefinition.class,
                    Shipped.RULES,
                    rules -> ((Duration) rules.getExtensionByUrl(Canonicals.SUPPRESSION)
                                    .getValue())
                            .setCode(wrong)));

            assertThat(problems)
                    .containsExactly(
                            inRules("PlanDefinition.extension", "There is no suppression; expected a duration."));
        }
    }

    @Test
    void findsALevelWithoutADeadline() {
        var problems = problems(urgency("prompt", concept -> concept.setProperty(List.of())));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).contains("CodeSystem-urgency.json");
            assertThat(problem.location()).isEqualTo("CodeSystem.concept.where(code='prompt').property");
            assertThat(problem.message())
                    .isEqualTo(
                            "There is neither dueHours nor dueWorkingDays; expected one of them, a whole number from 0.");
        });
    }

    @Test
    void findsADeadlineThatIsNoWholeNumberFrom0() {
        assertThat(problems(urgency(
                        "same-day", concept -> concept.getPropertyFirstRep().setValue(new IntegerType(-1)))))
                .hasSize(1);
        assertThat(problems(urgency(
                        "same-day", concept -> concept.getPropertyFirstRep().setValue(new StringType("0")))))
                .hasSize(1);
        assertThat(problems(urgency(
                        "same-day", concept -> concept.getPropertyFirstRep().setCode("dueSoon"))))
                .hasSize(1);
        assertThat(problems(urgency(
                        "same-day",
                        concept -> concept.addProperty().setCode("dueHours").setValue(new IntegerType(4)))))
                .hasSize(1);
    }

    @Test
    void findsThatTheLevelsAreNotThere() {
        assertThat(problems(Shipped.without(CodeSystem.class, "urgency")))
                .extracting(Problem::file)
                .contains(Canonicals.URGENCY);
    }

    @Test
    void findsAKindOfEntryThatTheTerminologyLacks() {
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%recorded.`vpa-nothing`"))))
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').expression",
                        "Fact `%recorded.vpa-nothing` is unknown: the terminology has no ValueSet `vpa-nothing`;"
                                + " nearest: `vpa-item`, `vpa-variant`, `vpa-answer`."));
    }

    @Test
    void findsASeriesOfCheckInsThatThePlanLacks() {
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%missed.`check-in-days-0-8`"))))
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').expression",
                        "Fact `%missed.check-in-days-0-8` is unknown: no action of the template asks for check-ins"
                                + " as `check-in-days-0-8`; nearest: `check-in-days-0-7`, `check-in-days-8-28`,"
                                + " `check-in-days-29-42`."));
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%missed.`check-in-days-0-7`"))))
                .isEmpty();
    }

    @Test
    void findsAKindOfEntryThatListsNoCodes() {
        var problems = problems(asking(List.of(
                new ConceptSetComponent().setSystem("http://loinc.org"),
                new ConceptSetComponent()
                        .setSystem("http://loinc.org")
                        .addConcept(new ConceptReferenceComponent().setCode("38268-9"))
                        .addFilter(new ConceptSetFilterComponent().setProperty("x")),
                new ConceptSetComponent().setSystem("http://loinc.org").addConcept(new ConceptReferenceComponent()),
                new ConceptSetComponent()
                        .addValueSet(Canonicals.BASE + "/ValueSet/vpa-bone-drug")
                        .addValueSet(Canonicals.BASE + "/ValueSet/vpa-osteoporosis"))));

        assertThat(problems)
                .extracting(Problem::location)
                .containsExactly(
                        "ValueSet.compose.include[0]",
                        "ValueSet.compose.include[1]",
                        "ValueSet.compose.include[2]",
                        "ValueSet.compose.include[3]");
        assertThat(problems)
                .extracting(Problem::message)
                .containsOnly("It neither lists codes of a system nor names one ValueSet; expected one of both.");
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.file()).contains("ValueSet-vpa-bone-density-scan.json"));
    }

    @Test
    void findsAKindOfEntryThatLeavesCodesOut() {
        var content = asking(List.of());
        content.resources(ValueSet.class)
                .filter(list -> list.getId().endsWith("vpa-bone-density-scan"))
                .forEach(list -> list.getCompose().addExclude().setSystem("http://loinc.org"));

        assertThat(problems(content)).extracting(Problem::location).containsExactly("ValueSet.compose.exclude");
    }

    @Test
    void findsThatAKindOfEntryIncludesAMissingOne() {
        var problems = problems(
                asking(List.of(new ConceptSetComponent().addValueSet("https://example.org/fhir/ValueSet/nowhere"))));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo("ValueSet.compose.include[0].valueSet");
            assertThat(problem.message()).isEqualTo("ValueSet `https://example.org/fhir/ValueSet/nowhere` is missing.");
        });
    }

    @Test
    void takesAKindOfEntryWithoutCodesOrThatIncludesItself() {
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%recorded.`vpa-anticoagulant`"))))
                .isEmpty();
        assertThat(problems(asking(List.of(
                        new ConceptSetComponent().addValueSet(Canonicals.BASE + "/ValueSet/vpa-bone-density-scan"),
                        new ConceptSetComponent().addValueSet(Canonicals.BASE + "/ValueSet/vpa-bone-drug")))))
                .isEmpty();
    }

    @Test
    void takesAGoalThatAConditionMeets() {
        assertThat(problems(withGoal("%clearDays.`med.opioid` >= 7", goal -> {})))
                .isEmpty();
    }

    @Test
    void findsAConditionOfAGoalThatIsNone() {
        var place = "PlanDefinition.goal.where(id='free-of-opioids').extension";

        assertThat(problems(withGoal("%clearDays.`med.opiod` >= 7", goal -> {})))
                .containsExactly(inPlan(
                        place,
                        "Fact `%clearDays.med.opiod` is unknown: no form of the template asks `med.opiod`; nearest:"
                                + " `med.opioid`, `med.other`, `med.stop`."));
        assertThat(problems(withGoal("%pain.now >= 7 and %answer.`med.opioid`", goal -> {})))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "Fact `%pain.now` is of one report; expected facts that are known between reports too.",
                        "Fact `%answer.med.opioid` is of one report; expected facts that are known between reports too.");
        assertThat(problems(withGoal("%day >=", goal -> {})))
                .singleElement()
                .extracting(Problem::location)
                .isEqualTo(place);
        assertThat(problems(withGoal(
                        "%day >= 1", goal -> goal.getExtensionFirstRep().setValue(new StringType("x")))))
                .containsExactly(inPlan(place, "There is no expression in met-when; expected one."));
    }

    @Test
    void findsAGoalByConditionWithoutOnePlainDatedTarget() {
        var place = "PlanDefinition.goal.where(id='free-of-opioids').target";
        var message = "A goal with met-when needs one target with a coded measure, a due day and no detail.";

        assertThat(problems(withGoal("%day >= 1", goal -> goal.setTarget(List.of()))))
                .containsExactly(inPlan(place, message));
        assertThat(problems(withGoal("%day >= 1", PlanDefinitionGoalComponent::addTarget)))
                .containsExactly(inPlan(place, message));
        assertThat(problems(
                        withGoal("%day >= 1", goal -> goal.getTargetFirstRep().setMeasure(null))))
                .containsExactly(inPlan(place, message));
        assertThat(problems(withGoal(
                        "%day >= 1", goal -> goal.getTargetFirstRep().setDetail(new Range().setHigh(new Quantity(7))))))
                .containsExactly(inPlan(place, message));
        assertThat(problems(
                        withGoal("%day >= 1", goal -> goal.getTargetFirstRep().setDue(null))))
                .containsExactly(inPlan(place + "[0].due", "There is no due day; expected days or weeks."));
        assertThat(problems(withGoal(
                        "%day >= 1",
                        goal -> goal.getTargetFirstRep()
                                .getMeasure()
                                .getCodingFirstRep()
                                .setSystem(Canonicals.BASE + "/CodeSystem/measure"))))
                .containsExactly(inPlan(
                        place + ".measure",
                        "Code `opioid` is not in `https://plumbline.dev/fhir/CodeSystem/measure`."));
    }

    @Test
    void findsAllMistakesAtOnce() {
        var content = Shipped.with(PlanDefinition.class, Shipped.RULES, rules -> {
            startOf(action(rules, "RF-PAIN")).setExpression("%pain.nowadays >= 9");
            startOf(action(rules, "TRJ-1")).setExpression("%day >=");
            action(rules, "ADH-1").setPriority(null);
        });
        Collections.swap(
                content.resources(PlanDefinition.class)
                        .filter(plan -> plan.hasGoal())
                        .findFirst()
                        .orElseThrow()
                        .getGoalFirstRep()
                        .getTarget(),
                2,
                3);

        assertThatThrownBy(() -> TemplateCompiler.compile(Shipped.FHIR, content))
                .isInstanceOf(ContentRejected.class)
                .hasMessageStartingWith("The content has 4 mistakes:\n")
                .hasMessageContaining("PlanDefinition-vertebroplasty-aftercare.json")
                .hasMessageContaining("PlanDefinition-vertebroplasty-aftercare-rules.json");
    }

    @Test
    void findsAVariantThatIsNotWhole() {
        var problems = problems(plan(plan -> plan.getExtension()
                .get(0)
                .setExtension(List.of(new Extension("axis", new StringType("the procedure"))))));

        assertThat(problems)
                .contains(
                        inPlan(variant(0), "There is no `axis`; expected a name of letters and digits."),
                        inPlan(variant(0), "There is no `variant`; expected a Coding."),
                        inPlan(variant(0), "There is no `basis`; expected `Procedure` or `Condition`."));
    }

    @Test
    void findsAVariantThatTheTerminologyLacks() {
        var problems = problems(plan(plan -> coding(plan, 3).setCode("tumor")));

        assertThat(problems)
                .contains(inPlan(
                        variant(3), "Code `tumor` is not in `https://plumbline.dev/fhir/CodeSystem/vpa-variant`."));
    }

    @Test
    void findsAVariantThatIsThereTwice() {
        var problems = problems(plan(plan -> coding(plan, 1).setCode("vertebroplasty")));

        assertThat(problems)
                .contains(inPlan(
                        variant(1), "Variant `vertebroplasty` is there twice; expected codes of its own for each."));
    }

    @Test
    void findsAnAxisWithTwoBases() {
        var problems = problems(plan(
                plan -> plan.getExtension().get(1).getExtensionByUrl("basis").setValue(new CodeType("Condition"))));

        assertThat(problems)
                .containsExactly(
                        inPlan(variant(1), "Axis `procedure` has two bases; expected one basis for all its variants."));
    }

    @Test
    void findsAMissingListOfCodes() {
        var problems = problems(Shipped.without(ValueSet.class, "vpa-tumour-fracture"));

        assertThat(problems)
                .containsExactly(inPlan(
                        variant(3), "ValueSet `https://plumbline.dev/fhir/ValueSet/vpa-tumour-fracture` is missing."));
    }

    @Test
    void findsAListThatIsNone() {
        var problems = problems(Shipped.with(ValueSet.class, "vpa-tumour-fracture", list -> {
            list.getCompose().getIncludeFirstRep().getConcept().clear();
            list.getCompose().addExclude().setSystem("http://snomed.info/sct");
        }));

        assertThat(problems)
                .extracting(Problem::location)
                .containsExactlyInAnyOrder("ValueSet.compose.exclude", "ValueSet.compose.include[0]");
        assertThat(problems)
                .extracting(Problem::file)
                .allMatch(file -> file.contains("ValueSet-vpa-tumour-fracture.json"));
    }

    @Test
    void findsAConditionOverSomethingElseThanTheVariantsAndTheAge() {
        var problems = problems(plan(plan -> action(plan, "bone-health-check")
                .getConditionFirstRep()
                .getExpression()
                .setExpression("%age >= 50 and %pain.now > 3")));

        assertThat(problems)
                .containsExactly(
                        inPlan(
                                "PlanDefinition.action.where(id='bone-health-check').condition.where(kind='applicability')",
                                "Fact `%pain.now` is unknown; expected one of [%age, %variant.indication, %variant.procedure]."));
    }

    @Test
    void findsACheckInThatDependsOnTheAge() {
        var problems = problems(plan(plan -> action(plan, "check-in-days-0-7")
                .addCondition()
                .setKind(ActionConditionKind.APPLICABILITY)
                .setExpression(new Expression().setLanguage("text/fhirpath").setExpression("%age >= 50"))));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.action.where(id='check-in-days-0-7').condition.where(kind='applicability')",
                        "Fact `%age` is unknown; expected one of [%variant.indication, %variant.procedure]."));
    }

    @Test
    void findsAGoalWithoutAConditionWhereThereShouldBeOne() {
        var problems = problems(
                plan(plan -> plan.getGoalFirstRep().addExtension(Canonicals.APPLIES_WHEN, new StringType("tumour"))));

        assertThat(problems)
                .containsExactly(inPlan(
                        "PlanDefinition.goal.where(id='pain-path').extension",
                        "Language is `null`; expected an expression in `text/fhirpath`."));
    }

    @ParameterizedTest
    @CsvSource({"%variant.indication = 'tumor'", "%variant.indication!='tumor'"})
    void findsAVariantThatNoPlanCanFollow(String condition) {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression(condition)));

        assertThat(problems)
                .containsExactly(
                        inRules(
                                "PlanDefinition.action.where(id='RF-PAIN').condition.where(kind='start')",
                                "Axis `indication` has no variant `tumor`; expected one of [osteoporosis, trauma, tumour, tumour-osteoporosis]."));
    }

    @Test
    void findsAnAxisThatTheTemplateLacks() {
        var problems = problems(rule("RF-PAIN", action -> startOf(action).setExpression("%variant.side = 'left'")));

        assertThat(problems)
                .containsExactly(
                        inRules(
                                "PlanDefinition.action.where(id='RF-PAIN').expression",
                                "Fact `%variant.side` is unknown: the template has no axis `side`; nearest: `procedure`, `indication`."));
    }

    private static String variant(int index) {
        return "PlanDefinition.extension('%s')[%d]".formatted(Canonicals.PLAN_VARIANT, index);
    }

    private static Coding coding(PlanDefinition plan, int variant) {
        return (Coding)
                plan.getExtension().get(variant).getExtensionByUrl("variant").getValue();
    }

    private static Content rule(String id, Consumer<PlanDefinitionActionComponent> change) {
        return Shipped.with(PlanDefinition.class, Shipped.RULES, rules -> change.accept(action(rules, id)));
    }

    /** A rule that asks for bone density scans, which are these. */
    private static Content asking(List<ConceptSetComponent> included) {
        var content = rule("RF-PAIN", action -> startOf(action).setExpression("%recorded.`vpa-bone-density-scan`"));
        content.resources(ValueSet.class)
                .filter(list -> list.getId().endsWith("vpa-bone-density-scan"))
                .forEach(list -> list.getCompose().setInclude(included));
        return content;
    }

    /** One more goal, which this condition meets. */
    private static Content withGoal(String condition, Consumer<PlanDefinitionGoalComponent> change) {
        return plan(plan -> {
            var goal = plan.addGoal();
            goal.setId("free-of-opioids");
            goal.addExtension(
                    Canonicals.MET_WHEN,
                    new Expression().setLanguage("text/fhirpath").setExpression(condition));
            goal.setDescription(plan.getGoalFirstRep().getDescription().copy());
            goal.setDocumentation(plan.getGoalFirstRep().getDocumentation());
            var due = new Duration();
            due.setValue(30).setCode("d");
            goal.addTarget()
                    .setMeasure(new CodeableConcept(new Coding("https://example.org/measures", "opioid", "Opioid")))
                    .setDue(due);
            change.accept(goal);
        });
    }

    @Test
    void findsATextThatLacksALanguageOfItsForm() {
        var problems = problems(translated(form -> {
            item(form, "rf.saddle").setTextElement(new StringType("Have you lost feeling?"));
            item(form, "med.effect")
                    .getAnswerOptionFirstRep()
                    .getValueCoding()
                    .setDisplayElement(new StringType("Drowsy"));
        }));

        assertThat(problems)
                .extracting(Problem::location, Problem::message)
                .contains(
                        tuple(
                                "Questionnaire.item.where(linkId='rf.saddle')",
                                "`Have you lost feeling?` is not translated into `fr`; expected every language of the"
                                        + " title."),
                        tuple(
                                "Questionnaire.item.where(linkId='med.effect')",
                                "`Drowsy` is not translated into `fr`; expected every language of the title."));
    }

    @Test
    void findsALanguageThatTheTitleLacks() {
        var problems = problems(translated(
                form -> Translated.add(item(form, "rf.saddle").getTextElement(), "nl", "Hebt u minder gevoel?")));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).contains("Questionnaire-vpa-daily.json");
            assertThat(problem.location()).isEqualTo("Questionnaire.item.where(linkId='rf.saddle')");
            assertThat(problem.message())
                    .endsWith("` is translated into `nl`; expected no language that the title lacks.");
        });
    }

    @Test
    void findsATranslationThatIsEmptyOrStandsThereTwice() {
        var problems = problems(translated(form -> {
            var text = item(form, "rf.saddle").setText("Numb?").getTextElement();
            text.setExtension(new ArrayList<>());
            Translated.add(text, "fr", " ");
            Translated.add(item(form, "rf.bladder").setText("Bladder?").getTextElement(), "fr", "Encore");
        }));

        assertThat(problems)
                .extracting(Problem::message)
                .contains(
                        "`Numb?` is not translated into `fr`; expected every language of the title.",
                        "`Bladder?` stands there twice in `fr`.");
    }

    @Test
    void findsALanguageThatIsNone() {
        var problems = problems(Shipped.with(Questionnaire.class, "vpa-daily", form -> {
            form.setLanguage(null);
            form.setTitleElement(new StringType("Daily check-in"));
            Translated.add(form.getTitleElement(), "French", "Questions du jour");
        }));

        assertThat(problems)
                .extracting(Problem::location, Problem::message)
                .contains(
                        tuple(
                                "Questionnaire.language",
                                "It is translated and names no language; expected that of its own texts."),
                        tuple("Questionnaire.title", "It is translated into `French`; expected another language."));
    }

    @Test
    void findsATextOfThePlanThatLacksALanguageOfItsTitle() {
        var problems = problems(plan(plan -> {
            Translated.translate(plan);
            plan.getAction().stream()
                    .filter(PlanDefinitionActionComponent::hasTiming)
                    .findFirst()
                    .orElseThrow()
                    .setTextEquivalentElement(new StringType("Rest."));
            plan.getGoalFirstRep().getDescription().setTextElement(new StringType("Less pain"));
        }));

        assertThat(problems)
                .extracting(Problem::message)
                .contains(
                        "`Rest.` is not translated into `fr`; expected every language of the title.",
                        "`Less pain` is not translated into `fr`; expected every language of the title.");
    }

    @Test
    void findsAQuestionThatDependsOnOneThatIsLeftOut() {
        var problems = problems(translated(form -> leaveOut(item(form, "rf.saddle"), "en")));

        assertThat(problems)
                .extracting(Problem::location, Problem::message)
                .contains(tuple(
                        "Questionnaire.item.where(linkId='rf.saddle-advice').enableWhen",
                        "Question `rf.saddle` is left out in other languages; expected one that is asked in all."));
    }

    @Test
    void findsAGroupOfWhichNothingIsLeft() {
        var problems = problems(translated(form -> {
            var group = form.addItem().setLinkId("scale").setType(QuestionnaireItemType.GROUP);
            leaveOut(group.addItem().setLinkId("scale.1").setType(QuestionnaireItemType.BOOLEAN), "en");
        }));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "All its items are left out in other languages; expected the group to be left out as a whole.");
    }

    @Test
    void findsAnItemThatIsAskedInNoLanguageOfItsForm() {
        var problems = problems(translated(form -> leaveOut(item(form, "notice"), "de")));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("It is asked in `de` only; expected the language of the form, `en`.");
    }

    private static void leaveOut(QuestionnaireItemComponent item, String only) {
        item.addExtension(Canonicals.LANGUAGE_ONLY, new CodeType(only));
    }

    private static Content translated(Consumer<Questionnaire> change) {
        return Shipped.with(Questionnaire.class, "vpa-daily", form -> {
            Translated.translate(form);
            change.accept(form);
        });
    }

    private static Content urgency(String code, Consumer<ConceptDefinitionComponent> change) {
        return Shipped.with(
                CodeSystem.class,
                "urgency",
                urgency -> urgency.getConcept().stream()
                        .filter(concept -> code.equals(concept.getCode()))
                        .forEach(change));
    }

    private static Content plan(Consumer<PlanDefinition> change) {
        return Shipped.with(PlanDefinition.class, Shipped.PLAN, change);
    }

    private static PlanDefinitionActionComponent action(PlanDefinition rules, String id) {
        return rules.getAction().stream()
                .filter(action -> action.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static QuestionnaireItemComponent item(Questionnaire form, String linkId) {
        return form.getItem().stream()
                .filter(item -> linkId.equals(item.getLinkId()))
                .findFirst()
                .orElseThrow();
    }

    private static Expression startOf(PlanDefinitionActionComponent action) {
        return action.getConditionFirstRep().getExpression();
    }

    private static Expression limit(PlanDefinition plan, int target) {
        Quantity high = ((Range) plan.getGoalFirstRep().getTarget().get(target).getDetail()).getHigh();
        return (Expression) high.getExtensionFirstRep().getValue();
    }

    private static List<Problem> problems(Content content) {
        try {
            TemplateCompiler.compile(Shipped.FHIR, content);
            return List.of();
        } catch (ContentRejected rejected) {
            return rejected.problems();
        }
    }

    private static Problem inRules(String location, String message) {
        return new Problem(pathOf(Shipped.RULES), location, message);
    }

    private static Problem inPlan(String location, String message) {
        return new Problem(pathOf(Shipped.PLAN), location, message);
    }

    private static String pathOf(String plan) {
        return Shipped.with(PlanDefinition.class, plan, unchanged -> {}).files().stream()
                .filter(file -> file.resource() instanceof PlanDefinition found
                        && found.getIdElement().getIdPart().equals(plan))
                .map(ContentFile::path)
                .findFirst()
                .orElseThrow();
    }
}
