package dev.plumbline.standalone.rendering;

import dev.plumbline.standalone.support.FhirServer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * The plan of a patient on day 6, where it is afternoon: the check-in of that day stands open.
 *
 * @param patient {@code Patient/7}
 */
record StartedPlan(FhirServer server, String patient) {

    private static final int TODAY = 6;
    private static final int AFTERNOON = 14;

    static StartedPlan on(FhirServer server) {
        var now = Instant.now();
        var patient = stored(server, new Patient());
        var procedure = new Procedure().setStatus(ProcedureStatus.COMPLETED).setSubject(new Reference(patient));
        procedure.setPerformed(new DateTimeType(Date.from(now.minus(TODAY, ChronoUnit.DAYS))));
        var parameters = new Parameters();
        parameters.addParameter().setName("subject").setValue(new Reference(patient));
        parameters.addParameter().setName("procedure").setValue(new Reference(stored(server, procedure)));
        parameters.addParameter().setName("zone").setValue(new StringType(zoneInTheAfternoon(now)));
        parameters.addParameter().setName("variant").setValue(new CodeType("vertebroplasty"));
        parameters.addParameter().setName("variant").setValue(new CodeType("osteoporosis"));
        server.client()
                .operation()
                .onInstance("PlanDefinition/vertebroplasty-aftercare")
                .named("$start-plan")
                .withParameters(parameters)
                .returnResourceType(CarePlan.class)
                .execute();
        return new StartedPlan(server, patient);
    }

    /** All of its patient. */
    <T extends Resource> List<T> find(Class<T> type) {
        var found = server.client()
                .search()
                .byUrl("%s?subject=%s&_count=200".formatted(type.getSimpleName(), patient))
                .returnBundle(Bundle.class)
                .execute();
        return found.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** In these names a plus means west of Greenwich. */
    private static String zoneInTheAfternoon(Instant now) {
        return "Etc/GMT%+d".formatted(now.atOffset(ZoneOffset.UTC).getHour() - AFTERNOON);
    }

    private static String stored(FhirServer server, Resource resource) {
        var id = server.client().create().resource(resource).execute().getId();
        return id.toUnqualifiedVersionless().getValue();
    }
}
