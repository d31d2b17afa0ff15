package dev.plumbline.standalone.support;

import ca.uhn.fhir.rest.gclient.IOperationUnnamed;
import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** A call of {@code $start-plan}, put together as a client does. */
public final class StartPlan {

    /** The id of the shipped template. */
    public static final String VERTEBROPLASTY = "vertebroplasty-aftercare";

    private final Parameters parameters = new Parameters();

    private StartPlan() {}

    /**
     * Of this patient after this procedure.
     *
     * @param patient {@code Patient/7}
     * @param procedure {@code Procedure/8}
     */
    public static StartPlan of(String patient, String procedure) {
        return new StartPlan().with("subject", new Reference(patient)).with("procedure", new Reference(procedure));
    }

    /**
     * The zone in which the patient lives.
     *
     * @param id {@code Europe/Berlin}
     */
    public StartPlan in(String id) {
        return with("zone", new StringType(id));
    }

    /** The variants of the template by their codes. */
    public StartPlan variants(String... codes) {
        List.of(codes).forEach(code -> with("variant", new CodeType(code)));
        return this;
    }

    /** What a measure was before the procedure. */
    public StartPlan baseline(String measure, long value) {
        var baseline = parameters.addParameter().setName("baseline");
        baseline.addPart().setName("measure").setValue(new CodeType(measure));
        baseline.addPart().setName("value").setValue(new DecimalType(BigDecimal.valueOf(value)));
        return this;
    }

    /** One more parameter, whatever it is. */
    public StartPlan with(String name, Type value) {
        parameters.addParameter().setName(name).setValue(value);
        return this;
    }

    /** Calls it for the template with this id. */
    public CarePlan by(String template, FhirServer server) {
        return call(server.client().operation().onInstance("PlanDefinition/" + template));
    }

    /** Calls it without naming a template, which the server then finds by the procedure. */
    public CarePlan byAnyTemplate(FhirServer server) {
        return call(server.client().operation().onType("PlanDefinition"));
    }

    private CarePlan call(IOperationUnnamed operation) {
        return operation
                .named("$start-plan")
                .withParameters(parameters)
                .returnResourceType(CarePlan.class)
                .execute();
    }
}
