package dev.plumbline.standalone.validation;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.StartPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;

/** One recovery in which everything happens that makes the server write, and what it has written, as read back. */
final class RecordedRecovery {

    private static final Instant PROCEDURE = Instant.parse("2026-03-02T08:30:00Z");

    private final FhirServer server;
    private final IGenericClient client;
    private final MovableClock clock;
    private final String patient;
    private final String plan;
    private final List<Resource> answers = new ArrayList<>();

    RecordedRecovery(FhirServer server, MovableClock clock) {
        this.server = server;
        this.client = server.client();
        this.clock = clock;
        clock.moveTo(PROCEDURE.plus(Duration.ofHours(2)));
        patient = server.store(new Patient());
        plan = start();
    }

    /** Pain above the path and back, twice, of which one time is withdrawn; a yes, an open question, a silent day. */
    static RecordedRecovery play(FhirServer server, MovableClock clock) {
        var recovery = new RecordedRecovery(server, clock);
        recovery.report(1, 8, new BooleanType(false));
        recovery.report(2, 9, new BooleanType(true));
        recovery.completeAReview();
        recovery.mistaken();
        recovery.report(3, 4, null);
        recovery.report(4, 4, new BooleanType(false));
        recovery.report(8, 8, new BooleanType(false));
        var withdrawn = recovery.report(9, 8, new BooleanType(false));
        recovery.withdraw(withdrawn);
        recovery.look();
        return recovery;
    }

    /** Everything that the server has written about the patient, and what its operations answered. */
    List<Resource> all() {
        return Stream.concat(answers.stream(), stored()).toList();
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Stream<Resource> stored() {
        return Stream.of("CarePlan", "Goal", "Task", "Observation", "Flag").flatMap(this::stored);
    }

    private Stream<Resource> stored(String type) {
        return client
                .search()
                .byUrl(type + "?patient=" + patient + "&_revinclude=Provenance:target&_count=500")
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(Bundle.BundleEntryComponent::getResource);
    }

    private String start() {
        return StartPlan.of(patient, server.store(procedure()))
                .with("practitioner", new Reference(server.store(new Practitioner())))
                .with("careTeam", new Reference(server.store(new CareTeam())))
                .in("Europe/Berlin")
                .variants("vertebroplasty", "tumour")
                .baseline("pain", 8)
                .by(StartPlan.VERTEBROPLASTY, server)
                .getIdPart();
    }

    private Procedure procedure() {
        var fracture = new Condition();
        fracture.setSubject(new Reference(patient));
        fracture.setCode(new CodeableConcept().setText("Vertebral fracture"));
        var procedure = new Procedure().setStatus(ProcedureStatus.COMPLETED);
        procedure.setSubject(new Reference(patient));
        procedure.setPerformed(new DateTimeType(Date.from(PROCEDURE)));
        procedure.addReasonReference(new Reference(server.store(fracture)));
        return procedure;
    }

    /** A check-in on the evening of the day; a null answer to the saddle question is one that the patient declines. */
    private QuestionnaireResponse report(int day, int pain, Type saddleNumbness) {
        clock.moveTo(PROCEDURE.plus(Duration.ofDays(day)).plus(Duration.ofHours(8)));
        var response = DailyForm.withPain(pain);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(patient));
        response.setAuthored(Date.from(clock.instant()));
        if (saddleNumbness == null) {
            decline(response, "rf.saddle");
        } else {
            DailyForm.answer(response, "rf.saddle", saddleNumbness);
        }
        response.setId(server.store(response));
        return response;
    }

    private void completeAReview() {
        var review = all(Task.class).stream().filter(Task::hasFocus).findFirst().orElseThrow();
        review.setStatus(TaskStatus.COMPLETED).setStatusReason(new CodeableConcept().setText("Seen in the clinic."));
        client.update().resource(review).execute();
    }

    private static void decline(QuestionnaireResponse response, String item) {
        DailyForm.answer(response, item);
        response.addItem()
                .setLinkId(item)
                .addAnswer()
                .addExtension(
                        "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("asked-declined"));
    }

    /** Kept and listed, because something urgent is in it; nobody knows when it was written, or by which form. */
    private void mistaken() {
        var response = new QuestionnaireResponse();
        response.setQuestionnaire(DailyForm.CANONICAL.replaceFirst("\\|.*", ""));
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(patient));
        DailyForm.answer(response, "rf.saddle", new BooleanType(true));
        DailyForm.answer(response, "weather", new StringType("fine"));
        server.store(response);
    }

    private void withdraw(QuestionnaireResponse response) {
        clock.advance(Duration.ofHours(1));
        response.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
        client.update().resource(response).execute();
    }

    /** Asks the operations two days later. */
    private void look() {
        clock.advance(Duration.ofDays(2));
        answers.add(ask("$assess", Bundle.class));
        answers.add(ask("$recovery", Parameters.class));
        answers.add(ask("$guidance", Parameters.class));
    }

    private <T extends Resource> T ask(String operation, Class<T> type) {
        return client.operation()
                .onInstance(new IdType("CarePlan", plan))
                .named(operation)
                .withNoParameters(Parameters.class)
                .returnResourceType(type)
                .execute();
    }
}
