package dev.plumbline.standalone.nodes;

import dev.plumbline.standalone.support.FhirServer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

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
        var now = Instant.now();
        var patient = stored(server, new Patient());
        var procedure = new Procedure();
        procedure.setStatus(ProcedureStatus.COMPLETED);
        procedure.setSubject(new Reference(patient));
        procedure.setPerformed(new DateTimeType(Date.from(now.minus(day, ChronoUnit.DAYS))));
        var parameters = new Parameters();
        parameters.addParameter().setName("subject").setValue(new Reference(patient));
        parameters.addParameter().setName("procedure").setValue(new Reference(stored(server, procedure)));
        parameters.addParameter().setName("zone").setValue(new StringType(zoneInTheAfternoon(now)));
        parameters.addParameter().setName("variant").setValue(new CodeType("vertebroplasty"));
        parameters.addParameter().setName("variant").setValue(new CodeType("osteoporosis"));
        var baseline = parameters.addParameter().setName("baseline");
        baseline.addPart().setName("measure").setValue(new CodeType("pain"));
        baseline.addPart().setName("value").setValue(new DecimalType(8));
        var plan = server.client()
                .operation()
                .onInstance("PlanDefinition/vertebroplasty-aftercare")
                .named("$start-plan")
                .withParameters(parameters)
                .returnResourceType(CarePlan.class)
                .execute();
        return new AftercarePlan(patient.getValue(), "CarePlan/" + plan.getIdPart(), course);
    }

    /** In these names a plus means west of Greenwich. */
    private static String zoneInTheAfternoon(Instant now) {
        return "Etc/GMT%+d".formatted(now.atOffset(ZoneOffset.UTC).getHour() - AFTERNOON);
    }

    private static IdType stored(FhirServer server, Resource resource) {
        return (IdType)
                server.client().create().resource(resource).execute().getId().toUnqualifiedVersionless();
    }
}
