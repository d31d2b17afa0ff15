package dev.plumbline.standalone.nodes;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.LocalHour;
import dev.plumbline.standalone.support.StartPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * A plan that runs.
 *
 * @param patient {@code Patient/7}
 * @param id {@code CarePlan/plumbline-…}
 */
record AftercarePlan(String patient, String id, Course course) {

    private static final int AFTERNOON = 14;

    /**
     * Of a patient with a pain of 8 before the procedure, in a zone where it is afternoon: no check-in closes and no day
     * begins for the next nine hours.
     *
     * @param day today, counted from the procedure
     */
    static AftercarePlan start(FhirServer server, Course course, int day) {
        var patient = server.store(new Patient());
        var procedure = new Procedure();
        procedure.setStatus(ProcedureStatus.COMPLETED);
        procedure.setSubject(new Reference(patient));
        procedure.setPerformed(new DateTimeType(Date.from(Instant.now().minus(day, ChronoUnit.DAYS))));
        var plan = StartPlan.of(patient, server.store(procedure))
                .in(LocalHour.zoneWhereItIs(AFTERNOON).getId())
                .variants("vertebroplasty", "osteoporosis")
                .baseline("pain", 8)
                .by(StartPlan.VERTEBROPLASTY, server);
        return new AftercarePlan(patient, "CarePlan/" + plan.getIdPart(), course);
    }
}
