package dev.plumbline.careplan.checkin;

import static dev.plumbline.careplan.fixture.Responses.answer;
import static dev.plumbline.careplan.fixture.Responses.stored;
import static dev.plumbline.careplan.fixture.Responses.withPain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ExtractedObservationsTest {

    private static final Instant AUTHORED = Instant.parse("2026-03-05T18:00:00Z");

    private final ExtractedObservations extraction =
            new ExtractedObservations(Shipped.template().form(Shipped.FORM).orElseThrow());

    @Test
    void extractsOnlyMarkedItems() {
        var observations = extraction.of(withPain("1", AUTHORED, 6), new Reference("CarePlan/3"), List.of());

        assertThat(observations).singleElement().satisfies(observation -> {
            assertThat(observation.getStatus()).isEqualTo(ObservationStatus.FINAL);
            assertThat(observation.getCode().getCodingFirstRep().getCode()).isEqualTo("72514-3");
            assertThat(observation.getValueQuantity().getValue()).isEqualByComparingTo("6");
            assertThat(observation.getValueQuantity().getCode()).isEqualTo("{score}");
            assertThat(observation.getDerivedFromFirstRep().getReference()).isEqualTo("QuestionnaireResponse/1");
            assertThat(observation.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/3");
            assertThat(observation.getPerformerFirstRep().getReference()).isEqualTo("Patient/7");
            assertThat(observation.getEffectiveDateTimeType().getValue().toInstant())
                    .isEqualTo(AUTHORED);
        });
    }

    @Test
    void extractsNothingBeforeTheResponseIsFinished() {
        var response = withPain("1", AUTHORED, 6).setStatus(QuestionnaireResponseStatus.INPROGRESS);

        assertThat(extraction.of(response, null, List.of())).isEmpty();
    }

    @Test
    void extractsNothingThatCannotBeRead() {
        var response = stored("1", AUTHORED);
        answer(response, "pain.now", new IntegerType(14));

        assertThat(extraction.of(response, null, List.of())).isEmpty();
    }

    @Test
    void meetsItselfWhenDoneAgain() {
        var response = withPain("1", AUTHORED, 6);
        var first = extraction.of(response, null, List.of());

        var second = extraction.of(response, null, first);

        assertThat(second)
                .singleElement()
                .satisfies(again -> assertThat(again.equalsDeep(first.get(0))).isTrue());
    }

    @Test
    void amendsWhatHasChangedAndStaysAmended() {
        var first = extraction.of(withPain("1", AUTHORED, 6), null, List.of());
        var edited = withPain("1", AUTHORED, 4).setStatus(QuestionnaireResponseStatus.AMENDED);

        var second = extraction.of(edited, null, first);
        var third = extraction.of(edited, null, second);

        assertThat(second.get(0).getIdPart()).isEqualTo(first.get(0).getIdPart());
        assertThat(second.get(0).getStatus()).isEqualTo(ObservationStatus.AMENDED);
        assertThat(second.get(0).getValueQuantity().getValue()).isEqualByComparingTo("4");
        assertThat(third.get(0).equalsDeep(second.get(0))).isTrue();
    }

    @Test
    void withdrawsWhatWasEnteredInError() {
        var response = withPain("1", AUTHORED, 6);
        var first = extraction.of(response, null, List.of());

        var second = extraction.of(withdrawn(response), null, first);

        assertThat(second).extracting(Observation::getStatus).containsExactly(ObservationStatus.ENTEREDINERROR);
        assertThat(first).extracting(Observation::getStatus).containsExactly(ObservationStatus.FINAL);
    }

    private static QuestionnaireResponse withdrawn(QuestionnaireResponse response) {
        return response.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
    }
}
