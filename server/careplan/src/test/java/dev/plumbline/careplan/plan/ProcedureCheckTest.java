package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.refusal.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** From which procedures a plan starts. */
class ProcedureCheckTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");

    @Test
    void takesACompletedProcedureOfThePatient() {
        var time = check().timeOf(procedure("2026-03-02T09:30:00+01:00"), BERLIN);

        assertThat(time.end()).isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));
    }

    @Test
    void takesAVersionOfTheSamePatient() {
        var procedure = procedure("2026-03-02").setSubject(new Reference("Patient/7/_history/2"));

        assertThat(check().timeOf(procedure, BERLIN).dateOnly()).isTrue();
    }

    @Test
    void refusesAProcedureOfAnotherPatient() {
        var procedure = procedure("2026-03-02").setSubject(new Reference("Patient/8"));

        assertThat(refusals(procedure))
                .containsExactly(new Refusal(
                        "Parameters.parameter.where(name='subject')",
                        "Subject is `Patient/7`; expected the patient of `Procedure/9`."));
    }

    @Test
    void refusesAProcedureThatIsNotCompleted() {
        var place = "Parameters.parameter.where(name='procedure')";

        assertThat(refusals(procedure("2026-03-02").setStatus(ProcedureStatus.INPROGRESS)))
                .containsExactly(new Refusal(place, "Status of `Procedure/9` is `in-progress`; expected `completed`."));
        assertThat(refusals(procedure("2026-03-02").setStatus(null)))
                .containsExactly(new Refusal(place, "Status of `Procedure/9` is `missing`; expected `completed`."));
    }

    @Test
    void refusesAProcedureWithoutADay() {
        assertThat(refusals(procedure("2026-03")))
                .containsExactly(new Refusal(
                        "Parameters.parameter.where(name='procedure')",
                        "`Procedure/9` has no performed date; expected one to the day or finer."));
    }

    /** Clocks of two systems may differ by as much as a zone that one of them does not know. */
    @Test
    void allowsAProcedureToEndUpToADayFromNow() {
        var latest = procedure("2026-03-06T18:00:00Z");
        var later = procedure("2026-03-06T18:00:01Z");

        assertThat(check().timeOf(latest, BERLIN).end()).isEqualTo(Instant.parse("2026-03-06T18:00:00Z"));
        assertThat(refusals(later))
                .containsExactly(
                        new Refusal(
                                "Parameters.parameter.where(name='procedure')",
                                "`Procedure/9` ended at 2026-03-06T18:00:01Z, which is in the future; expected a past moment."));
    }

    private static List<Refusal> refusals(Procedure procedure) {
        return catchThrowableOfType(() -> check().timeOf(procedure, BERLIN), Refused.class)
                .refusals();
    }

    private static ProcedureCheck check() {
        var nobody = new PlanRequest.People(null, null, null, null);
        var request = new PlanRequest("Patient/7", "Procedure/9", List.of(), List.of(), BERLIN, nobody, List.of());
        return new ProcedureCheck(request, NOW);
    }

    private static Procedure procedure(String performed) {
        return new Procedure()
                .setStatus(ProcedureStatus.COMPLETED)
                .setSubject(new Reference("Patient/7"))
                .setPerformed(new DateTimeType(performed));
    }
}
