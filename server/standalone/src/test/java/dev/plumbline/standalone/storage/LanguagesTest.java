package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The shoulder's form is written in English and translated into German and Turkish, its plan into German only. */
@ServerTest
class LanguagesTest {

    private static final String ENGLISH = "https://example.org/fhir/Questionnaire/shoulder-daily";
    private static final String GERMAN = ENGLISH + "-de|1.0.0";

    @Autowired
    private FhirServer server;

    @Test
    void servesAFormOfItsOwnForEachLanguage() {
        var derived = forms("derived-from=" + ENGLISH + "|1.0.0");

        assertThat(derived)
                .extracting(Questionnaire::getUrl)
                .containsExactlyInAnyOrder(ENGLISH + "-de", ENGLISH + "-tr");
        assertThat(forms("version=1.0.0&url=" + ENGLISH + "-de"))
                .singleElement()
                .satisfies(form -> {
                    assertThat(form.getTitle()).isEqualTo("Tägliche Frage");
                    assertThat(form.getItem())
                            .extracting(QuestionnaireItemComponent::getLinkId)
                            .containsExactly("lift", "hot");
                });
    }

    @Test
    void asksAndGuidesThePatientInThePreferredLanguage() {
        var recovering = Recovering.reading("de-AT", server, "shoulder");

        var plan = recovering.carePlan();

        assertThat(plan.getLanguage()).isEqualTo("de");
        assertThat(plan.getTitle()).isEqualTo("Nachsorge nach einem Schulterersatz");
        assertThat(plan.getText().getDivAsString()).contains("Nachsorge nach einem Schulterersatz");
        assertThat(plan.getActivityFirstRep().getDetail().getCode().getText()).isEqualTo("Tägliche Frage");
        assertThat(plan.getActivityFirstRep().getDetail().getDescription())
                .isEqualTo("Bitte beantworten Sie jeden Tag eine Frage.");
        assertThat(recovering.tasks(TaskStatus.READY)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getDescription()).isEqualTo("Tägliche Frage");
            assertThat(formOf(task)).isEqualTo(GERMAN);
        });
    }

    @Test
    void asksInALanguageOfTheFormThatThePlanLacks() {
        var recovering = Recovering.reading("tr", server, "shoulder");

        assertThat(recovering.carePlan().getTitle()).isEqualTo("Aftercare of a shoulder replacement");
        assertThat(recovering.tasks(TaskStatus.READY))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(formOf(task)).isEqualTo(ENGLISH + "-tr|1.0.0"));
    }

    @Test
    void judgesAnAnswerInAnyLanguageTheSame() {
        var recovering = Recovering.on(server, "shoulder");

        var response = recovering.post(answers(recovering, GERMAN));

        assertThat(recovering.tasks(TaskStatus.COMPLETED)).singleElement().satisfies(task -> {
            assertThat(Recovering.dayOf(task)).isEqualTo(Recovering.TODAY);
            assertThat(((Reference) task.getOutputFirstRep().getValue()).getReference())
                    .isEqualTo("QuestionnaireResponse/" + response.getIdPart());
            assertThat(task.hasExtension()).isFalse();
        });
        assertThat(recovering.flags("HOT"))
                .singleElement()
                .satisfies(flag -> assertThat(Recovering.evidenceOf(flag))
                        .containsExactly(
                                "CarePlan/" + recovering.plan(), "QuestionnaireResponse/" + response.getIdPart()));
        assertThat(recovering.flags("STIFF"))
                .extracting((Flag flag) -> flag.getCode().getText())
                .containsExactly("The shoulder lifts by 10 degrees.");
    }

    @Test
    void readsAnAnswerThatNamesNoVersionByTheTextThatWasAskedFor() {
        var recovering = Recovering.on(server, "shoulder");

        recovering.post(answers(recovering, ENGLISH + "-de"));

        assertThat(recovering.flags("HOT")).hasSize(1);
        assertThat(recovering.tasks(TaskStatus.COMPLETED)).hasSize(1);
    }

    @Test
    void holdsAnAnswerAgainstTheFormOfItsLanguage() {
        var recovering = Recovering.on(server, "shoulder");
        var response = answers(recovering, GERMAN);
        response.setItem(new ArrayList<>());
        Recovering.answer(response, "scale.1", new BooleanType(true));

        assertThatThrownBy(() -> recovering.post(response))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("Item `scale.1` is unknown; expected a linkId of `" + GERMAN + "`.");
        response.setQuestionnaire(ENGLISH + "|1.0.0");
        assertThatThrownBy(() -> recovering.post(response))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageNotContaining("scale.1");
    }

    private static QuestionnaireResponse answers(Recovering recovering, String form) {
        var response = new QuestionnaireResponse();
        response.setQuestionnaire(form);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(recovering.patient()));
        response.setAuthoredElement(recovering.at(Recovering.TODAY));
        Recovering.answer(response, "lift", new IntegerType(10));
        Recovering.answer(response, "hot", new BooleanType(true));
        return response;
    }

    private static String formOf(Task task) {
        return task.getInputFirstRep().getValue().primitiveValue();
    }

    private List<Questionnaire> forms(String criteria) {
        return Recovering.resources(
                Questionnaire.class,
                server.client()
                        .search()
                        .byUrl("Questionnaire?" + criteria)
                        .returnBundle(Bundle.class)
                        .execute());
    }
}
