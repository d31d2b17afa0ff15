package dev.plumbline.careplan.checkin;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.careplan.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** The moment that a response is about. */
public final class ReportTime {

    /** A form may ask by this item when something was, for reports that are entered later. */
    public static final String ABOUT = "about";

    /** A phone's clock may be wrong by a day. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private final QuestionnaireResponse response;
    private final Instant arrived;
    private final ZoneId zone;

    private ReportTime(QuestionnaireResponse response, Instant arrived, ZoneId zone) {
        this.response = response;
        this.arrived = arrived;
        this.zone = zone;
    }

    /**
     * What its item {@code about} says, else when it was authored. A date alone means the end of that day where the
     * patient lives; no date, a month or a year, or a moment that has not come yet, mean the arrival.
     */
    public static Instant of(QuestionnaireResponse response, Instant arrived, ZoneId zone) {
        var stated = new ReportTime(response, arrived, zone).stated();
        return stated.isAfter(arrived) ? arrived : stated;
    }

    /** Why it cannot be about the moment that it states; empty where it can. */
    public static Optional<Refusal> refusal(QuestionnaireResponse response, Instant arrived, ZoneId zone) {
        var time = new ReportTime(response, arrived, zone);
        return time.earliest().isAfter(arrived.plus(AHEAD))
                ? Optional.of(new Refusal(
                        IssueType.BUSINESSRULE,
                        expression(response),
                        "Response is about a moment more than 24 hours ahead; expected one that has come."))
                : Optional.empty();
    }

    /** What must be said about when it was written. */
    public static Set<Remark> remarks(QuestionnaireResponse response, Instant arrived, ZoneId zone) {
        var time = new ReportTime(response, arrived, zone);
        var remarks = EnumSet.noneOf(Remark.class);
        if (!response.getAuthoredElement().hasValue()) {
            remarks.add(Remark.AUTHORED_MISSING);
        }
        if (time.earliest().isAfter(arrived)) {
            remarks.add(Remark.AUTHORED_AHEAD);
        }
        return remarks;
    }

    /** Where it says what it is about. */
    public static String expression(QuestionnaireResponse response) {
        return about(response).isPresent()
                ? "QuestionnaireResponse.item.where(linkId='%s').answer[0].value".formatted(ABOUT)
                : "QuestionnaireResponse.authored";
    }

    private static Optional<DateTimeType> about(QuestionnaireResponse response) {
        return ResponseItems.in(response)
                .filter(item -> ABOUT.equals(item.getLinkId()))
                .flatMap(item -> item.getAnswer().stream())
                .map(answer -> answer.getValue())
                .filter(Objects::nonNull)
                .filter(DateTimeType.class::isInstance)
                .map(DateTimeType.class::cast)
                .filter(DateTimeType::hasValue)
                .findFirst();
    }

    /** The moment as the response states it, which may be none. */
    static DateTimeType statement(QuestionnaireResponse response) {
        return about(response).orElseGet(response::getAuthoredElement);
    }

    private Instant stated() {
        return moment(LocalTime.MAX);
    }

    /** A date alone may have begun where the patient lives. */
    private Instant earliest() {
        return moment(LocalTime.MIN);
    }

    private Instant moment(LocalTime ofDay) {
        var statement = statement(response);
        if (!statement.hasValue() || isVague(statement.getPrecision())) {
            return arrived;
        }
        return statement.getPrecision() == TemporalPrecisionEnum.DAY
                ? LocalDate.parse(statement.getValueAsString())
                        .atTime(ofDay)
                        .atZone(zone)
                        .toInstant()
                : statement.getValue().toInstant();
    }

    private static boolean isVague(TemporalPrecisionEnum precision) {
        return precision == TemporalPrecisionEnum.YEAR || precision == TemporalPrecisionEnum.MONTH;
    }
}
