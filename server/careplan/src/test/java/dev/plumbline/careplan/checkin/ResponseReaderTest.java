package dev.plumbline.careplan.checkin;

import static dev.plumbline.careplan.fixture.Responses.answer;
import static dev.plumbline.careplan.fixture.Responses.stored;
import static dev.plumbline.careplan.fixture.Responses.withPain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.careplan.fixture.Responses;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.Translated;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.reading.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

    private static final Instant ARRIVED = Instant.parse("2026-03-05T18:00:00Z");
    private static final Instant EARLIER = ARRIVED.minus(Duration.ofHours(2));

    @Test
    void readsAnswersAndMeasures() {
        var report = read(withPain("1", EARLIER, 6));

        assertThat(report.answers())
                .containsEntry("rf.saddle", new Answer.Given(Value.of(false)))
                .containsEntry("pain.now", new Answer.Given(Value.of(6)))
                .hasSize(DailyForm.unremarkable(6).size());
        assertThat(report.measures()).containsOnlyKeys("pain").containsValue(new Answer.Given(Value.of(6)));
        assertThat(report.source()).isEqualTo(new Evidence("QuestionnaireResponse/1", "1"));
        assertThat(report.form()).isEqualTo(Shipped.FORM);
        assertThat(report.complete()).isTrue();
    }

    @Test
    void isAboutTheMomentWhenItWasWritten() {
        var report = read(withPain("1", EARLIER, 6));

        assertThat(report.at()).isEqualTo(EARLIER);
        assertThat(report.arrived()).isEqualTo(ARRIVED);
    }

    @Test
    void isAboutItsArrivalWhereThePhonesClockRunsAhead() {
        var report = read(withPain("1", ARRIVED.plus(Duration.ofHours(5)), 6));

        assertThat(report.at()).isEqualTo(ARRIVED);
    }

    @Test
    void isAboutItsArrivalWhereItNamesNoMoment() {
        var response = withPain("1", EARLIER, 6);
        response.setAuthoredElement(null);

        assertThat(read(response).at()).isEqualTo(ARRIVED);
    }

    @Test
    void missesTheAnswerThatThePatientDeclined() {
        var response = withoutPain();
        response.addItem().setLinkId("pain.now").addAnswer().addExtension(declined());

        assertThat(read(response).measures()).containsEntry("pain", new Answer.Missing());
    }

    @Test
    void missesAnAnswerThatIsStillToCome() {
        var response = withoutPain().setStatus(QuestionnaireResponseStatus.INPROGRESS);

        assertThat(read(response).answers()).containsEntry("pain.now", new Answer.Missing());
    }

    /** The review Task says once that it was not fully judged. */
    @Test
    void takesWhatIsMissingOrUnreadableInAFailedResponseAsNotAsked() {
        var response = stored("1", EARLIER);
        answer(response, "rf.saddle", new BooleanType(true));
        answer(response, "pain.now", new StringType("terrible"));

        assertThat(read(response).answers()).isEqualTo(Map.of("rf.saddle", new Answer.Given(Value.of(true))));
        assertThat(read(response).measures()).isEmpty();
    }

    @Test
    void findsAnswersInsideGroupsAndBelowAnswers() {
        var response = stored("1", EARLIER);
        var group = response.addItem().setLinkId("some-group");
        var inGroup = group.addItem().setLinkId("rf.saddle");
        var below =
                inGroup.addAnswer().setValue(new BooleanType(true)).addItem().setLinkId("pain.now");
        below.addAnswer().setValue(new IntegerType(9));

        assertThat(read(response).answers())
                .containsEntry("rf.saddle", new Answer.Given(Value.of(true)))
                .containsEntry("pain.now", new Answer.Given(Value.of(9)));
    }

    @Test
    void looksPastItemsThatTheFormDoesNotHave() {
        var response = withPain("1", EARLIER, 6);
        answer(response, "weather", new StringType("fine"));

        assertThat(read(response).answers()).doesNotContainKey("weather");
    }

    @Test
    void knowsAnUnfinishedResponse() {
        var response = withPain("1", EARLIER, 6);
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS);

        assertThat(read(response).complete()).isFalse();
    }

    @Test
    void readsTheSameWhateverTheLanguageOfTheForm() {
        var translated = Translated.template();
        var english = withPain("1", EARLIER, 6);
        var french = withPain("1", EARLIER, 6).setQuestionnaire(Translated.FORM + "|1.0.0");

        assertThat(read(french, translated))
                .isEqualTo(read(english, translated))
                .isEqualTo(read(english));
    }

    private static QuestionnaireResponse withoutPain() {
        var response = withPain("1", EARLIER, 0);
        response.getItem().removeIf(item -> "pain.now".equals(item.getLinkId()));
        return response;
    }

    private static Extension declined() {
        return new Extension(
                "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("asked-declined"));
    }

    private static Report read(QuestionnaireResponse response) {
        return read(response, Shipped.template());
    }

    private static Report read(QuestionnaireResponse response, Template template) {
        return Responses.read(response, ARRIVED, template, ZoneId.of("Europe/Berlin"));
    }
}
