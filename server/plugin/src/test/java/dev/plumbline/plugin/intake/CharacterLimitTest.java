package dev.plumbline.plugin.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;

class CharacterLimitTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void fitsWhatHasAtMostSoManyCharactersOfJson() {
        var response = new QuestionnaireResponse().setQuestionnaire("https://example.org/ä🙂");
        int length = FHIR.newJsonParser().encodeResourceToString(response).length();

        assertThat(fits(response, length)).isTrue();
        assertThat(fits(response, length - 1)).isFalse();
    }

    @Test
    void stopsWithinAResponseThatIsFarTooLarge() {
        var response = new QuestionnaireResponse();
        for (int item = 0; item < 10_000; item++) {
            response.addItem().setLinkId("item-" + item);
        }

        assertThat(fits(response, 100)).isFalse();
    }

    private static boolean fits(QuestionnaireResponse response, long longest) {
        return CharacterLimit.fits(FHIR.newJsonParser(), response, longest);
    }
}
