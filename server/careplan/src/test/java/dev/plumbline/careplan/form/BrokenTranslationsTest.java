package dev.plumbline.careplan.form;

import static dev.plumbline.careplan.fixture.BrokenContent.item;
import static dev.plumbline.careplan.fixture.BrokenContent.plan;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.Translated;
import dev.plumbline.careplan.store.Canonicals;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** Forms and plans are in every language of their title, and in no other. */
class BrokenTranslationsTest {

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
}
