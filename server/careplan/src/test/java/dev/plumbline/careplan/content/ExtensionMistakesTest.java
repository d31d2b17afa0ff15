package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "An extension that is unknown where it stands is a mistake": the template guide. */
class ExtensionMistakesTest {

    private static final String GOAL = "PlanDefinition.goal.where(id='pain-path')";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";

    @ParameterizedTest
    @CsvSource({
        Canonicals.BASE + "/StructureDefinition/restricton, " + Canonicals.RESTRICTION,
        Canonicals.BASE + "/StructureDefinition/holds-when-stoped, " + Canonicals.HOLDS_WHEN_STOPPED,
        "https://plumbline.dev/fihr/StructureDefinition/restriction, " + Canonicals.RESTRICTION,
        "HTTPS://plumbline.dev/fhir/StructureDefinition/restriction, " + Canonicals.RESTRICTION
    })
    void saysWhatIsNearestToAMisspeltExtension(String misspelt, String nearest) {
        var problems = problems(plan(plan -> plan.getAction().get(1).addExtension(misspelt, new BooleanType(true))));

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("The extension `" + misspelt + "` is unknown; nearest: `" + nearest + "`");
    }

    @Test
    void findsALimitThatIsMisspelt() {
        var problems = problems(plan(plan -> plan.getGoalFirstRep()
                .getTarget()
                .get(1)
                .getDetailRange()
                .getHigh()
                .getExtensionFirstRep()
                .setUrl("http://hl7.org/fhir/StructureDefinition/cqf-expresion")));

        assertThat(problems)
                .containsExactly(GOAL + ".target[1].detail.high The extension"
                        + " `http://hl7.org/fhir/StructureDefinition/cqf-expresion` is unknown; nearest: `"
                        + Canonicals.CQF_EXPRESSION + "`, `http://hl7.org/fhir/StructureDefinition/cqf-citation`.");
    }

    @Test
    void findsWhatIsMisspeltInAForm() {
        var form = Shipped.resource(Questionnaire.class, "vpa-daily").copy();
        form.getItemFirstRep().addExtension("http://hl7.org/fhir/StructureDefinition/minValu", new Coding());
        form.getItemFirstRep().addExtension(SDC + "sdc-questionnaire-observationExtrct", new BooleanType(true));
        form.getItemFirstRep().addExtension(SDC + "sdc-questionnaire-enableWhenExpression", new Expression());

        assertThat(problems(form))
                .hasSize(3)
                .allMatch(problem -> problem.contains("`"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("says nothing"),
                        one -> assertThat(one).contains("nearest: `" + ItemExtensions.OBSERVATION_EXTRACT),
                        one -> assertThat(one).contains("says nothing"));
    }

    @Test
    void findsAnExtensionThatIsKnownElsewhere() {
        var problems = problems(plan(plan -> plan.getGoalFirstRep()
                .getTargetFirstRep()
                .addExtension(Canonicals.CQF_EXPRESSION, new Expression().setExpression("5"))));

        assertThat(problems)
                .containsExactly(GOAL + ".target[0] The extension `" + Canonicals.CQF_EXPRESSION
                        + "` is not read here; expected it at PlanDefinition.goal.target.detail.high,"
                        + " PlanDefinition.goal.target.detail.low.");
    }

    @Test
    void findsAPartThatIsMisspelt() {
        var problems = problems(plan(plan -> plan.getExtensionsByUrl(Canonicals.PLAN_VARIANT)
                .get(0)
                .getExtensionByUrl("criteria")
                .setUrl("criterion")));

        assertThat(problems)
                .containsExactly("PlanDefinition The extension `" + Canonicals.PLAN_VARIANT
                        + "` has no part `criterion`; nearest: `criteria`, `title`, `variant`.");
    }

    @Test
    void findsAPartOfAnotherTypeAndATranslationWithoutItsContent() {
        var problems = problems(plan(plan -> {
            var translation = plan.getTitleElement().getExtensionFirstRep();
            translation.getExtensionByUrl("lang").setValue(new BooleanType(true));
        }));

        assertThat(problems)
                .containsExactly("PlanDefinition.title Part `lang` of the extension `"
                        + "http://hl7.org/fhir/StructureDefinition/translation` has another type; expected code.");
    }

    @Test
    void findsAModifierExtension() {
        var problems = problems(plan(plan -> plan.getGoalFirstRep()
                .addModifierExtension(new Extension("https://example.org/not", new BooleanType(true)))));

        assertThat(problems)
                .containsExactly(GOAL + " It has the modifierExtension `https://example.org/not`, which turns its"
                        + " meaning; expected none.");
    }

    @Test
    void namesTheExtensionsOfOthersAndTakesThem() {
        var problems = new ArrayList<Problem>();

        var others = ExtensionMistakes.find(
                plan(plan -> plan.getActionFirstRep()
                        .addExtension("https://example.org/fhir/colour", new StringType("green"))),
                new Mistakes(problems, "file"));

        assertThat(problems).isEmpty();
        assertThat(others).containsExactly("https://example.org/fhir/colour");
    }

    @Test
    void takesWhatPortalsShow() {
        var form = Shipped.resource(Questionnaire.class, "vpa-daily").copy();
        var item = form.getItemFirstRep();
        item.getTextElement()
                .addExtension(
                        "http://hl7.org/fhir/StructureDefinition/rendering-xhtml", new StringType("<b>Well?</b>"));
        item.addExtension(
                "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation", new CodeType("horizontal"));
        item.addExtension(SDC + "sdc-questionnaire-shortText", new StringType("Well"));

        assertThat(problems(form)).isEmpty();
    }

    @Test
    void findsAnExtensionThatSaysNothingOrInAnotherTypeOrTwice() {
        var place = "PlanDefinition.goal.where(id='pain-path') The extension `" + Canonicals.BASELINE_WINDOW + "` ";

        assertThat(problems(goal(new Extension(Canonicals.BASELINE_WINDOW))))
                .containsExactly(place + "says nothing; expected a value.");
        assertThat(problems(goal(new Extension(Canonicals.BASELINE_WINDOW, new StringType("7 d")))))
                .containsExactly(place + "has another type; expected Duration.");
        assertThat(problems(goal(window(), window()))).containsExactly(place + "stands there twice; expected it once.");
    }

    @Test
    void findsAPartOfAVariantThatIsThereTwice() {
        var problems = problems(plan(plan ->
                plan.getExtensionsByUrl(Canonicals.PLAN_VARIANT).get(0).addExtension("axis", new CodeType("other"))));

        assertThat(problems)
                .containsExactly("PlanDefinition The extension `" + Canonicals.PLAN_VARIANT
                        + "` has `axis` twice; expected it once.");
    }

    @Test
    void takesWhatMayStandThereSeveralTimes() {
        var form = Shipped.resource(Questionnaire.class, "vpa-daily").copy();
        form.getItemFirstRep().addExtension(ItemExtensions.UNIT_OPTION, new Coding("s", "a", "A"));
        form.getItemFirstRep().addExtension(ItemExtensions.UNIT_OPTION, new Coding("s", "b", "B"));
        form.getItemFirstRep().addExtension(ItemExtensions.EXTRACT_CATEGORY, new CodeableConcept().setText("one"));
        form.getItemFirstRep().addExtension(ItemExtensions.EXTRACT_CATEGORY, new CodeableConcept().setText("other"));

        assertThat(problems(form)).isEmpty();
    }

    private static Extension window() {
        return new Extension(
                Canonicals.BASELINE_WINDOW, new Duration().setValue(7).setCode("d"));
    }

    private static PlanDefinition goal(Extension... extensions) {
        return plan(plan -> plan.getGoalFirstRep().setExtension(new ArrayList<>(List.of(extensions))));
    }

    private static PlanDefinition plan(Consumer<PlanDefinition> change) {
        var plan = Shipped.resource(PlanDefinition.class, Shipped.PLAN).copy();
        change.accept(plan);
        return plan;
    }

    private static List<String> problems(Resource resource) {
        var problems = new ArrayList<Problem>();
        ExtensionMistakes.find(resource, new Mistakes(problems, "file"));
        return problems.stream()
                .map(problem -> problem.location() + " " + problem.message())
                .toList();
    }
}
