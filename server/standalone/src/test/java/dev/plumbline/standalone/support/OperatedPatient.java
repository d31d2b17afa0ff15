package dev.plumbline.standalone.support;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** A patient on the plan of any template, whose clock shows UTC, as a client of the server sees it all. */
public final class OperatedPatient {

    private static final Duration FROM_PROCEDURE_TO_PLAN = Duration.ofHours(3);

    private final FhirServer server;
    private final MovableClock clock;
    private final String patient;
    private final Map<String, Long> baselines = new LinkedHashMap<>();

    private OperatedPatient(FhirServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.patient = server.store(new Patient());
    }

    public static OperatedPatient on(FhirServer server, MovableClock clock) {
        return new OperatedPatient(server, clock);
    }

    /** Goes into the plan that is started next. */
    public OperatedPatient withBaseline(String measure, long value) {
        baselines.put(measure, value);
        return this;
    }

    /**
     * Starts the plan a few hours after the procedure.
     *
     * @param template the id of its PlanDefinition
     * @param performed {@code 2026-11-02T09:00:00Z}
     */
    public OperatedPatient start(String template, String performed) {
        clock.moveTo(Instant.parse(performed).plus(FROM_PROCEDURE_TO_PLAN));
        var procedure = new Procedure()
                .setStatus(ProcedureStatus.COMPLETED)
                .setSubject(new Reference(patient))
                .setPerformed(new DateTimeType(performed));
        var plan = StartPlan.of(patient, server.store(procedure)).in("UTC");
        baselines.forEach(plan::baseline);
        plan.by(template, server);
        return this;
    }

    /**
     * Completes the form at this moment, which becomes now.
     *
     * @param form its canonical with its version
     * @param answers by linkId; sent in its order
     */
    public void answer(String form, String at, Map<String, Type> answers) {
        clock.moveTo(Instant.parse(at));
        var response = new QuestionnaireResponse()
                .setQuestionnaire(form)
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setSubject(new Reference(patient))
                .setAuthored(Date.from(Instant.parse(at)));
        new TreeMap<>(answers)
                .forEach((linkId, value) ->
                        response.addItem().setLinkId(linkId).addAnswer().setValue(value));
        server.store(response);
    }

    public List<Flag> activeFlags() {
        return find(Flag.class).stream()
                .filter(flag -> flag.getStatus() == FlagStatus.ACTIVE)
                .toList();
    }

    /** All of this type that is about the patient. */
    public <T extends Resource> List<T> find(Class<T> type) {
        return server
                .client()
                .search()
                .byUrl(type.getSimpleName() + "?subject=" + patient)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> type.cast(entry.getResource()))
                .toList();
    }
}
