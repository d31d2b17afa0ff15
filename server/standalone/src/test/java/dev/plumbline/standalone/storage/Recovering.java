package dev.plumbline.standalone.storage;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.LocalHour;
import dev.plumbline.standalone.support.StartPlan;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * A patient whose plan was started six days after the procedure, with a pain baseline of 8: the limit is then below 7
 * from day 3 on. The patient lives where it is three in the afternoon, so that the check-in of day 6 stands open.
 */
final class Recovering {

    static final String SPINE = StartPlan.VERTEBROPLASTY;
    static final String FLAG_RULE = "https://plumbline.dev/fhir/StructureDefinition/flag-rule";
    static final String DETAIL = "http://hl7.org/fhir/StructureDefinition/flag-detail";
    static final int TODAY = 6;

    private static final int AFTERNOON = 15;

    private final FhirServer server;
    private final ZoneId zone = LocalHour.zoneWhereItIs(AFTERNOON);
    private final String patient;
    private final String plan;

    private Recovering(FhirServer server, String template) {
        this(server, newPatient(server), template);
    }

    private Recovering(FhirServer server, String patient, String template) {
        this.server = server;
        this.patient = patient;
        this.plan = start(template);
    }

    static Recovering on(FhirServer server) {
        return new Recovering(server, SPINE);
    }

    /** On the plan of another template, without a baseline. */
    static Recovering on(FhirServer server, String template) {
        return new Recovering(server, template);
    }

    /** A patient who reads this language, on the plan of another template. */
    static Recovering reading(String language, FhirServer server, String template) {
        var patient = new Patient().addName(new HumanName().setFamily("Test"));
        patient.addCommunication()
                .setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", language, null)))
                .setPreferred(true);
        return new Recovering(server, server.store(patient), template);
    }

    static String newPatient(FhirServer server) {
        return server.store(new Patient().addName(new HumanName().setFamily("Test")));
    }

    String patient() {
        return patient;
    }

    /** The plan's id. */
    String plan() {
        return plan;
    }

    CarePlan carePlan() {
        return client().read().resource(CarePlan.class).withId(plan).execute();
    }

    IGenericClient client() {
        return server.client();
    }

    /** The answers of one day without any red flag, at two in the afternoon. */
    QuestionnaireResponse checkIn(int day, int pain) {
        return checkIn(patient, day, pain, false);
    }

    QuestionnaireResponse saddleNumbness(int day) {
        return checkIn(patient, day, 2, true);
    }

    private QuestionnaireResponse checkIn(String subject, int day, int pain, boolean saddle) {
        var response = DailyForm.withPain(pain);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(subject));
        response.setAuthoredElement(at(day));
        DailyForm.answer(response, "rf.saddle", new BooleanType(saddle));
        return response;
    }

    static void answer(QuestionnaireResponse response, String linkId, Type value) {
        response.addItem().setLinkId(linkId).addAnswer().setValue(value);
    }

    /** The same answers with another pain rating. */
    static QuestionnaireResponse withPain(QuestionnaireResponse response, int pain) {
        var changed = response.copy();
        changed.getItem().stream()
                .filter(item -> "pain.now".equals(item.getLinkId()))
                .forEach(item -> item.getAnswerFirstRep().setValue(new IntegerType(pain)));
        return changed;
    }

    /** Stores it and answers with it as it is stored. */
    QuestionnaireResponse post(QuestionnaireResponse response) {
        var id = client().create().resource(response).execute().getId();
        return client().read()
                .resource(QuestionnaireResponse.class)
                .withId(id.getIdPart())
                .execute();
    }

    List<Flag> flags() {
        return find(Flag.class, "subject");
    }

    /** Its Flags of one rule. */
    List<Flag> flags(String rule) {
        return flags().stream().filter(flag -> rule.equals(ruleOf(flag))).toList();
    }

    static String ruleOf(Flag flag) {
        var rule = flag.getExtensionByUrl(FLAG_RULE);
        return rule == null ? "" : rule.getValue().primitiveValue().replaceFirst(".*#", "");
    }

    /** What the Flag rests on, without versions: the plan first. */
    static List<String> evidenceOf(Flag flag) {
        return flag.getExtensionsByUrl(DETAIL).stream()
                .map(detail -> ((Reference) detail.getValue()).getReferenceElement())
                .map(detail -> detail.toUnqualifiedVersionless().getValue())
                .toList();
    }

    List<Task> tasks() {
        return find(Task.class, "subject");
    }

    List<Task> tasks(Task.TaskStatus status) {
        return tasks().stream().filter(task -> task.getStatus() == status).toList();
    }

    /** The day of the plan that a check-in is about. */
    static int dayOf(Task checkIn) {
        return checkIn.getInput().stream()
                .map(input -> input.getValue())
                .filter(IntegerType.class::isInstance)
                .map(day -> ((IntegerType) day).getValue())
                .findFirst()
                .orElseThrow();
    }

    /** The Tasks that ask a person to look at the Flags of one rule. */
    List<Task> reviews(String rule) {
        var flags = flags(rule).stream().map(flag -> "Flag/" + flag.getIdPart()).toList();
        return tasks().stream()
                .filter(task -> flags.contains(task.getFocus().getReference()))
                .toList();
    }

    /** The Goal of the pain; of another template its first one. */
    Goal goal() {
        var goals = find(Goal.class, "subject");
        return goals.stream()
                .filter(goal -> goal.getIdElement().getIdPart().equals(PlanIds.goal(plan, "pain-path")))
                .findFirst()
                .orElseGet(() -> goals.get(0));
    }

    List<Observation> observations() {
        return find(Observation.class, "subject").stream()
                .filter(Observation::hasDerivedFrom)
                .toList();
    }

    List<QuestionnaireResponse> responses() {
        return find(QuestionnaireResponse.class, "subject");
    }

    /** The Provenances of its Flags. */
    List<Provenance> provenances() {
        return flags().stream()
                .flatMap(flag -> resources(
                        Provenance.class,
                        client().search()
                                .byUrl("Provenance?target=Flag/" + flag.getIdPart())
                                .returnBundle(Bundle.class)
                                .execute())
                        .stream())
                .toList();
    }

    /** Every version of everything that is stored about the patient, as {@code Task/x/_history/2}. */
    List<String> everything() {
        var versions = new TreeMap<String, String>();
        var found = List.of(CarePlan.class, Goal.class, Task.class, Flag.class, Observation.class).stream()
                .flatMap(type -> find(type, "subject").stream());
        Stream.concat(found, provenances().stream())
                .forEach(resource -> versions.put(
                        resource.getIdElement().toUnqualifiedVersionless().getValue(),
                        resource.getIdElement().toUnqualified().getValue()));
        return List.copyOf(versions.values());
    }

    private <T extends Resource> List<T> find(Class<T> type, String parameter) {
        var found = client().search()
                .byUrl("%s?%s=%s&_count=200".formatted(type.getSimpleName(), parameter, patient))
                .returnBundle(Bundle.class)
                .execute();
        return resources(type, found);
    }

    static <T extends Resource> List<T> resources(Class<T> type, Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparing(resource -> resource.getIdElement().getIdPart()))
                .toList();
    }

    /** All versions of a resource, oldest first. */
    List<Long> history(Resource resource) {
        var id = resource.getIdElement().toUnqualifiedVersionless();
        return client().history().onInstance(new IdType(id)).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getVersionIdPartAsLong())
                .sorted()
                .toList();
    }

    Bundle assess(boolean dryRun) {
        var parameters = new Parameters();
        parameters.addParameter("dryRun", dryRun);
        return client().operation()
                .onInstance(new IdType("CarePlan", plan))
                .named("$assess")
                .withParameters(parameters)
                .returnResourceType(Bundle.class)
                .execute();
    }

    /** Starts a plan by the template after a procedure of six days ago; answers with its id. */
    String start(String template) {
        var procedure = new Procedure().setStatus(ProcedureStatus.COMPLETED).setSubject(new Reference(patient));
        procedure.setPerformed(at(0));
        var call = StartPlan.of(patient, server.store(procedure)).in(zone.getId());
        if (SPINE.equals(template)) {
            call.variants("vertebroplasty", "osteoporosis").baseline("pain", 8);
        }
        return call.by(template, server).getIdPart();
    }

    DateTimeType at(int day) {
        var moment = LocalDate.now(zone)
                .plusDays((long) day - TODAY)
                .atTime(LocalTime.of(AFTERNOON - 1, 0))
                .atZone(zone);
        var value = new DateTimeType(Date.from(moment.toInstant()));
        value.setTimeZone(TimeZone.getTimeZone(zone));
        return value;
    }
}
