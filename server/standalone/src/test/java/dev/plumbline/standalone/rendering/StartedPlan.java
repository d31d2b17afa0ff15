package dev.plumbline.standalone.rendering;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.LocalHour;
import dev.plumbline.standalone.support.StartPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The plan of a patient on day 6, where it is afternoon: the check-in of that day stands open.
 *
 * @param patient {@code Patient/7}
 */
record StartedPlan(FhirServer server, String patient) {

    private static final int TODAY = 6;
    private static final int AFTERNOON = 14;

    static StartedPlan on(FhirServer server) {
        var patient = server.store(new Patient());
        var procedure = new Procedure().setStatus(ProcedureStatus.COMPLETED).setSubject(new Reference(patient));
        procedure.setPerformed(new DateTimeType(Date.from(Instant.now().minus(TODAY, ChronoUnit.DAYS))));
        StartPlan.of(patient, server.store(procedure))
                .in(LocalHour.zoneWhereItIs(AFTERNOON).getId())
                .variants("vertebroplasty", "osteoporosis")
                .by(StartPlan.VERTEBROPLASTY, server);
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
}
