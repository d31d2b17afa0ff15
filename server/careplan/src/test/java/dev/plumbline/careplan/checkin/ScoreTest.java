package dev.plumbline.careplan.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Responses;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.ShippedForm;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.reading.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** The score of the RMDQ-24 is counted here, whatever a client says (demo patient 10 of the clinical basis). */
class ScoreTest {

    private static final Instant ARRIVED = Instant.parse("2026-03-30T18:00:00Z");
    private static final ShippedForm FORM = new ShippedForm("vpa-weekly-rmdq");

    @Test
    void countsTheSentencesThatApply() {
        var response = response(true, "1", "7", "24");

        assertThat(read(response).measures()).containsEntry("rmdq", score(3));
        assertThat(observed(response)).containsExactly("3 {score}");
    }

    @Test
    void isZeroWhereAllWereReadAndNoneApplies() {
        assertThat(read(response(true)).measures()).containsEntry("rmdq", score(0));
    }

    @Test
    void isAbsentAndNotZeroWhereTheSentencesWereNotRead() {
        var unread = response(false);

        assertThat(read(unread).measures()).doesNotContainKey("rmdq");
        assertThat(observed(unread)).isEmpty();
        assertThat(read(response(false, "1", "2")).measures()).doesNotContainKey("rmdq");
    }

    @Test
    void isNotTakenFromTheClient() {
        var response = response(true, "1", "7", "24");
        ShippedForm.answer(response, "rmdq.score", new IntegerType(23));

        assertThat(read(response).measures()).containsEntry("rmdq", score(3));
        assertThat(observed(response)).containsExactly("3 {score}");
        assertThat(FormCheck.of(Shipped.template().form(FORM.canonical()).orElseThrow(), response))
                .isEmpty();
    }

    @Test
    void refusesAScoreThatIsNone() {
        var response = response(true, "1");
        ShippedForm.answer(response, "rmdq.score", new StringType("many"));

        assertThat(FormCheck.of(Shipped.template().form(FORM.canonical()).orElseThrow(), response))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.message()).contains("rmdq.score"));
    }

    /** What was before the procedure is no reading of the recovery, whenever it is entered. */
    @Test
    void isNoReadingOfTheRecoveryInTheBaselineForm() {
        var baseline = new ShippedForm("vpa-baseline").withPain(8).setStatus(QuestionnaireResponseStatus.COMPLETED);
        baseline.setId("QuestionnaireResponse/2/_history/1");
        ShippedForm.answer(baseline, "rmdq.readall", new BooleanType(true));

        assertThat(read(baseline).measures()).isEmpty();
        assertThat(read(baseline).answers()).containsEntry("pain.base", new Answer.Given(Value.of(8)));
    }

    private static Answer score(int number) {
        return new Answer.Given(Value.of(number));
    }

    private static QuestionnaireResponse response(boolean allRead, String... sentences) {
        var response = FORM.withPain(4).setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setId("QuestionnaireResponse/1/_history/1");
        ShippedForm.answer(response, "rmdq.readall", new BooleanType(allRead));
        ShippedForm.answer(
                response,
                "rmdq.items",
                Stream.of(sentences)
                        .map(number -> FORM.value("rmdq.items", number))
                        .toArray(Type[]::new));
        return response;
    }

    private static Report read(QuestionnaireResponse response) {
        return Responses.read(response, ARRIVED, Shipped.template(), ZoneOffset.UTC);
    }

    private static List<String> observed(QuestionnaireResponse response) {
        var form = Shipped.template().form(FORM.canonical()).orElseThrow();
        return new ExtractedObservations(form)
                .of(response, null, List.of()).stream()
                        .filter(observation -> observation.getCode().getCoding().stream()
                                .anyMatch(coding -> "rmdq".equals(coding.getCode())))
                        .map(Observation::getValueQuantity)
                        .map(ScoreTest::written)
                        .toList();
    }

    private static String written(Quantity quantity) {
        return quantity.getValue().toPlainString() + " " + quantity.getCode();
    }
}
