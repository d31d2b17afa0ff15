package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a procedure was over, and which local date is day 0. */
class ProcedureTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void countsFromTheLocalDateOfItsEnd() {
        var time = ProcedureTime.of(performed("2026-03-02T23:30:00Z"), BERLIN).orElseThrow();

        assertThat(time.calendar().dayZero()).isEqualTo(LocalDate.parse("2026-03-03"));
        assertThat(time.end()).isEqualTo(Instant.parse("2026-03-02T23:30:00Z"));
        assertThat(time.dateOnly()).isFalse();
        assertThat(time.start().getValueAsString()).isEqualTo("2026-03-03T00:30:00+01:00");
    }

    @Test
    void isKnownNoFinerThanTheRecordGivesIt() {
        var time = ProcedureTime.of(performed("2026-03-02"), BERLIN).orElseThrow();

        assertThat(time.calendar().dayZero()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(time.end()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
        assertThat(time.dateOnly()).isTrue();
        assertThat(time.start().getValueAsString()).isEqualTo("2026-03-02");
    }

    @Test
    void takesTheEndOfAPeriodElseItsStart() {
        var start = new DateTimeType("2026-03-02T08:00:00+01:00");
        var end = new DateTimeType("2026-03-02T09:30:00+01:00");
        var whole =
                new Procedure().setPerformed(new Period().setStartElement(start).setEndElement(end));
        var open = new Procedure().setPerformed(new Period().setStartElement(start));

        assertThat(ProcedureTime.of(whole, BERLIN).orElseThrow().end())
                .isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));
        assertThat(ProcedureTime.of(open, BERLIN).orElseThrow().end()).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03", "2026"})
    void isUnknownWhereTheRecordGivesNoDay(String performed) {
        assertThat(ProcedureTime.of(performed(performed), BERLIN)).isEmpty();
    }

    @Test
    void isUnknownWithoutADate() {
        assertThat(ProcedureTime.of(new Procedure(), BERLIN)).isEmpty();
        assertThat(ProcedureTime.of(new Procedure().setPerformed(new Period()), BERLIN))
                .isEmpty();
        assertThat(ProcedureTime.of(new Procedure().setPerformed(new StringType("last spring")), BERLIN))
                .isEmpty();
    }

    private static Procedure performed(String when) {
        return new Procedure().setPerformed(new DateTimeType(when));
    }
}
