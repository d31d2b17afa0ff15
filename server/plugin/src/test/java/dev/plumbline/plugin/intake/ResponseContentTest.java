package dev.plumbline.plugin.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.plugin.host.PlanReference;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** When two responses say the same. */
class ResponseContentTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void isTheSameHoweverTheResponseIsKept() {
        var stored = response(4);
        stored.setId("QuestionnaireResponse/9/_history/2");
        stored.getMeta().setVersionId("2");
        stored.getText().setDivAsString("<div>Pain 4</div>");

        assertThat(content(stored)).isEqualTo(content(response(4)));
    }

    @Test
    void isTheSameWhetherAPlanIsNamedByItsPlaceOrItsIdentifier() {
        var byPlace = response(4).addBasedOn(new Reference("CarePlan/plumbline-1"));
        var byIdentifier = byPlace.copy();
        PlanReference.nameByIdentifier(byIdentifier.getBasedOnFirstRep());

        assertThat(content(byPlace)).isEqualTo(content(byIdentifier));
        assertThat(byPlace.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/plumbline-1");
    }

    @Test
    void differsWithEachAnswerAndStatus() {
        assertThat(content(response(4))).isNotEqualTo(content(response(5)));
        assertThat(content(response(4)))
                .isNotEqualTo(content(response(4).setStatus(QuestionnaireResponseStatus.AMENDED)));
    }

    private static String content(QuestionnaireResponse response) {
        return ResponseContent.of(FHIR, response);
    }

    private static QuestionnaireResponse response(int pain) {
        var response = new QuestionnaireResponse().setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference("Patient/7"));
        response.addItem().setLinkId("pain.now").addAnswer().setValue(new IntegerType(pain));
        return response;
    }
}
