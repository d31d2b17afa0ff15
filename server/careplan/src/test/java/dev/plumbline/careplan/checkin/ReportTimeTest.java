package dev.plumbline.careplan.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.refusal.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a response is about that arrives on the evening of 5 March in Berlin. */
class ReportTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant ARRIVED = Instant.parse("2026-03-05T18:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T16:00:00Z,      2026-03-05T16:00:00Z",
        "2026-03-05T17:00:00+01:00, 2026-03-05T16:00:00Z",
        "2026-03-04,                2026-03-04T22:59:59.999999999Z",
        "2026-03-05,                2026-03-05T18:00:00Z",
        "2026-03,                   2026-03-05T18:00:00Z",
        "2026,                      2026-03-05T18:00:00Z",
        "2026-03-05T18:00:01Z,      2026-03-05T18:00:00Z",
    })
    void isAboutWhenItWasAuthoredAsFarAsThatIsKnownAndHasCome(String authored, Instant about) {
        assertThat(ReportTime.of(authored(authored), ARRIVED, BERLIN)).isEqualTo(about);
    }

    @Test
    void isAboutItsArrivalWhereItSaysNothing() {
        assertThat(ReportTime.of(new QuestionnaireResponse(), ARRIVED, BERLIN)).isEqualTo(ARRIVED);
    }

    @Test
    void isAboutWhatItsItemSaysBeforeWhenItWasAuthored() {
        var response = authored("2026-03-05T16:00:00Z");
        about(response, "2026-03-03T09:00:00+01:00");

        assertThat(ReportTime.of(response, ARRIVED, BERLIN)).isEqualTo(Instant.parse("2026-03-03T08:00:00Z"));
        assertThat(ReportTime.expression(response))
                .isEqualTo("QuestionnaireResponse.item.where(linkId='about').answer[0].value");
        assertThat(ReportTime.expression(authored("2026-03-05"))).isEqualTo("QuestionnaireResponse.authored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-06T18:00:00Z", "2026-03-06", "2026-03-05T16:00:00Z", "2027"})
    void allowsAPhonesClockToBeADayAhead(String authored) {
        assertThat(ReportTime.refusal(authored(authored), ARRIVED, BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-06T18:00:00.001Z", "2026-03-07"})
    void refusesAMomentThatIsFurtherAhead(String authored) {
        assertThat(ReportTime.refusal(authored(authored), ARRIVED, BERLIN))
                .contains(new Refusal(
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.authored",
                        "Response is about a moment more than 24 hours ahead; expected one that has come."));
    }

    @Test
    void remarksThatNobodyKnowsWhenItWasWritten() {
        assertThat(ReportTime.remarks(new QuestionnaireResponse(), ARRIVED, BERLIN))
                .containsExactly(Remark.AUTHORED_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T18:00:00Z, false",
        "2026-03-05T18:00:00.001Z, true",
        "2026-03-05, false",
        "2026-03-06, true",
    })
    void remarksThatItWasWrittenAheadOfItsArrival(String authored, boolean ahead) {
        assertThat(ReportTime.remarks(authored(authored), ARRIVED, BERLIN).contains(Remark.AUTHORED_AHEAD))
                .isEqualTo(ahead);
    }

    private static QuestionnaireResponse authored(String when) {
        return new QuestionnaireResponse().setAuthoredElement(new DateTimeType(when));
    }

    private static void about(QuestionnaireResponse response, String when) {
        response.addItem().setLinkId(ReportTime.ABOUT).addAnswer().setValue(new DateTimeType(when));
    }
}
