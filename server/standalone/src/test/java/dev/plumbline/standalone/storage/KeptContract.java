package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rows of responses.md that end with the response kept: what is said about it, and to whom. */
abstract class KeptContract {

    private static final String REMARK = "https://plumbline.dev/fhir/StructureDefinition/response-remark";

    @Autowired
    private FhirServer server;

    @Test
    void keepsAnEmergencyThatNamesAPlanThatDoesNotExist() {
        var elbow = Elbow.on(server);
        var response = elbow.hot(true);
        response.addBasedOn(new Reference("CarePlan/plumbline-nowhere"));

        var answer = elbow.post(response);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(elbow.reviews())
                .singleElement()
                .satisfies(review -> assertThat(Elbow.remarks(review)).containsExactly("not-fully-judged", "unlinked"));
        assertThat(elbow.recovering()
                        .responses()
                        .get(0)
                        .getBasedOnFirstRep()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("plumbline-nowhere");
    }

    /** Its subject is the patient whom somebody must call. */
    @Test
    void judgesAnEmergencyThatNamesAnotherPatientsPlanOnItsOwnSubject() {
        var elbow = Elbow.on(server);
        var other = Elbow.on(server);
        var response = elbow.hot(true);
        response.addBasedOn(new Reference("CarePlan/" + other.recovering().plan()));

        assertThat(elbow.post(response).statusCode()).isEqualTo(201);

        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(other.hotFlags()).isEmpty();
        assertThat(elbow.reviews()).hasSize(1);
    }

    @Test
    void keepsAnEmergencyInAFormThatIsNotOurs() {
        var elbow = Elbow.on(server);
        var response = elbow.hot(true).setQuestionnaire("https://example.org/fhir/Questionnaire/other|1");
        response.addBasedOn(new Reference("CarePlan/" + elbow.recovering().plan()));

        assertThat(elbow.post(response).statusCode()).isEqualTo(201);

        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(elbow.reviews()).hasSize(1);
    }

    @Test
    void listsAResponseThatBelongsToNoPlan() {
        var elbow = Elbow.on(server);
        var patient = Recovering.newPatient(server);
        var response = elbow.hot(true).setSubject(new Reference(patient));

        assertThat(elbow.post(response).statusCode()).isEqualTo(201);

        var listed = search(Task.class, patient).stream().filter(Elbow::isAboutAResponse);
        assertThat(listed).singleElement().satisfies(review -> {
            assertThat(Elbow.remarks(review)).containsExactly("unlinked");
            assertThat(review.getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(review.getDescription()).isEqualTo("Belongs to no plan");
        });
    }

    @Test
    void listsAResponseForWhichTwoPlansArePossible() {
        var elbow = Elbow.on(server);
        elbow.recovering().start("elbow");

        assertThat(elbow.post(elbow.hot(true)).statusCode()).isEqualTo(201);

        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(elbow.reviews())
                .singleElement()
                .satisfies(review -> assertThat(Elbow.remarks(review)).containsExactly("two-plans"));
    }

    @Test
    void listsAResponseAfterThePlanWasStopped() {
        for (var status : List.of(CarePlanStatus.ONHOLD, CarePlanStatus.REVOKED, CarePlanStatus.COMPLETED)) {
            var elbow = Elbow.on(server);
            stop(elbow, status);

            assertThat(elbow.post(elbow.hot(true).setAuthored(null)).statusCode())
                    .isEqualTo(201);

            assertThat(elbow.hotFlags()).hasSize(1);
            assertThat(elbow.reviews())
                    .singleElement()
                    .satisfies(review -> assertThat(Elbow.remarks(review)).contains("after-end"));
        }
    }

    @Test
    void closesTheReviewOfAResponseThatIsAmendedOrWithdrawn() {
        var elbow = Elbow.on(server);
        var mistaken = elbow.hot(true);
        mistaken.getItem().get(1).getAnswerFirstRep().setValue(new IntegerType(-1));
        var stored = elbow.recovering().post(mistaken);
        assertThat(elbow.reviews()).extracting(Task::getStatus).containsExactly(TaskStatus.REQUESTED);

        put(elbow, stored.copy().setStatus(QuestionnaireResponseStatus.ENTEREDINERROR));

        assertThat(elbow.reviews()).extracting(Task::getStatus).containsExactly(TaskStatus.CANCELLED);
        assertThat(elbow.hotFlags()).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(flag.getCode().getText()).contains("withdrawn or changed afterwards");
        });
    }

    @Test
    void keepsWhatAPersonWritesOnAReview() {
        var elbow = Elbow.on(server);
        var mistaken = elbow.hot(true);
        mistaken.getItem().get(1).getAnswerFirstRep().setValue(new IntegerType(-1));
        elbow.post(mistaken);
        var review = elbow.reviews().get(0);
        int mistakes = review.getNote().size();
        review.addNote().setText("Called at noon.");
        review.setOwner(new Reference(elbow.recovering().patient()));
        put(elbow, review.setStatus(TaskStatus.ACCEPTED));

        elbow.post(elbow.sound());

        assertThat(elbow.reviews()).singleElement().satisfies(kept -> {
            assertThat(kept.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
            assertThat(kept.getOwner().getReference())
                    .isEqualTo(review.getOwner().getReference());
            assertThat(kept.getNote()).hasSize(mistakes + 1);
            assertThat(kept.getNote()).anyMatch(note -> "Called at noon.".equals(note.getText()));
        });
    }

    @Test
    void leavesAReviewThatAPersonHasEnded() {
        var elbow = Elbow.on(server);
        var mistaken = elbow.hot(true);
        mistaken.getItem().get(1).getAnswerFirstRep().setValue(new IntegerType(-1));
        elbow.post(mistaken);
        put(elbow, elbow.reviews().get(0).setStatus(TaskStatus.COMPLETED));

        elbow.post(elbow.sound());

        assertThat(elbow.reviews()).extracting(Task::getStatus).containsExactly(TaskStatus.COMPLETED);
    }

    /** The review says it once; the answers that can be read count. */
    @Test
    void raisesNoFlagForWhatIsMissingFromAKeptResponse() {
        var elbow = Elbow.on(server);
        var mistaken = elbow.hot(true);
        mistaken.getItem().remove(1);

        elbow.post(mistaken);

        assertThat(elbow.recovering().flags()).extracting(Recovering::ruleOf).containsExactly("HOT");
        assertThat(elbow.recovering().tasks(TaskStatus.COMPLETED)).hasSize(1);
    }

    @Test
    void readsAFormWithoutVersionAsTheOneThatIsAskedForAndSaysSo() {
        var elbow = Elbow.on(server);

        elbow.post(elbow.sound().setQuestionnaire(Elbow.URL));

        assertThat(remarksOnTasks(elbow)).containsExactly("unversioned-form");
        assertThat(elbow.reviews()).isEmpty();
        assertThat(recovery(elbow)).contains("unversioned-form");
    }

    @Test
    void readsAFormByTheVersionThatItsPatientSaw() {
        var elbow = Elbow.on(server);
        var older = new Questionnaire().setUrl(Elbow.URL).setVersion("1.0.0");
        older.setId("elbow-daily-1.0.0");
        older.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.RETIRED);
        older.addItem().setLinkId("warm").setType(QuestionnaireItemType.BOOLEAN);
        put(elbow, older);
        var response = elbow.sound().setQuestionnaire(Elbow.URL + "|1.0.0");
        response.getItem().clear();
        Recovering.answer(response, "warm", new org.hl7.fhir.r4.model.BooleanType(true));

        assertThat(elbow.post(response).statusCode()).isEqualTo(201);
        response.getItemFirstRep().setLinkId("cold");
        assertThat(Elbow.issues(elbow.post(response)))
                .containsExactly("structure QuestionnaireResponse.item.where(linkId='cold') "
                        + "Item `cold` is unknown; expected a linkId of `" + Elbow.URL + "|1.0.0`.");
    }

    @Test
    void takesAMissingDateAsTheArrivalAndSaysSo() {
        var elbow = Elbow.on(server);

        elbow.post(elbow.sound().setAuthored(null));

        assertThat(remarksOnTasks(elbow)).containsExactly("authored-missing");
    }

    @Test
    void takesADateThatIsAheadAsTheArrivalAndSaysSo() {
        var elbow = Elbow.on(server);

        elbow.post(elbow.sound().setAuthored(Date.from(Instant.now().plus(Duration.ofHours(23)))));

        assertThat(remarksOnTasks(elbow)).containsExactly("authored-ahead");
    }

    @Test
    void isAboutTheMomentThatTheFormAsksFor() {
        var elbow = Elbow.on(server);
        var response = elbow.sound();
        var earlier = elbow.recovering().at(Recovering.TODAY - 1);
        Recovering.answer(response, "about", earlier.copy());

        elbow.post(response);

        assertThat(elbow.recovering().tasks(TaskStatus.COMPLETED))
                .singleElement()
                .satisfies(
                        task -> assertThat(task.getExecutionPeriod().getStart().toInstant())
                                .isEqualTo(earlier.getValue().toInstant()));
    }

    @Test
    void judgesEachSaveForEmergenciesAndTheRestWhenItIsCompleted() {
        var elbow = Elbow.on(server);
        var saved = elbow.sound().setStatus(QuestionnaireResponseStatus.INPROGRESS);
        saved.getItem().get(1).getAnswerFirstRep().setValue(new IntegerType(9));
        Recovering.answer(saved, "why", new org.hl7.fhir.r4.model.StringType("a long walk"));
        var stored = elbow.recovering().post(saved);
        assertThat(elbow.recovering().flags()).isEmpty();

        stored.getItem().get(0).getAnswerFirstRep().setValue(new org.hl7.fhir.r4.model.BooleanType(true));
        put(elbow, stored);
        assertThat(elbow.recovering().flags()).extracting(Recovering::ruleOf).containsExactly("HOT");

        put(elbow, stored.setStatus(QuestionnaireResponseStatus.COMPLETED));
        assertThat(elbow.recovering().flags()).extracting(Recovering::ruleOf).containsExactlyInAnyOrder("HOT", "ACHE");
    }

    @Test
    void judgesAStoppedResponseForEmergenciesOnly() {
        var elbow = Elbow.on(server);
        var stopped = elbow.hot(true).setStatus(QuestionnaireResponseStatus.STOPPED);
        stopped.getItem().get(1).getAnswerFirstRep().setValue(new IntegerType(9));

        assertThat(elbow.post(stopped).statusCode()).isEqualTo(201);

        assertThat(elbow.recovering().flags()).extracting(Recovering::ruleOf).containsExactly("HOT");
        assertThat(elbow.recovering().tasks(TaskStatus.COMPLETED)).isEmpty();
    }

    @Test
    void acceptsTheWithdrawalOfAResponseThatWouldFail() {
        var elbow = Elbow.on(server);
        var stored = elbow.recovering().post(elbow.sound());
        stored.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
        Recovering.answer(stored, "weather", new org.hl7.fhir.r4.model.StringType("fine"));

        put(elbow, stored);

        assertThat(elbow.recovering().responses())
                .extracting(QuestionnaireResponse::getStatus)
                .containsExactly(QuestionnaireResponseStatus.ENTEREDINERROR);
        assertThat(elbow.recovering().tasks(TaskStatus.COMPLETED)).isEmpty();
        assertThat(elbow.reviews()).isEmpty();
    }

    @Test
    void keepsASecondReportOfTheDay() {
        var elbow = Elbow.on(server);
        elbow.post(elbow.sound());

        assertThat(elbow.post(elbow.hot(true)).statusCode()).isEqualTo(201);

        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(elbow.recovering().tasks(TaskStatus.COMPLETED)).hasSize(2);
    }

    private void stop(Elbow elbow, CarePlanStatus status) {
        var plan = elbow.recovering()
                .client()
                .read()
                .resource(CarePlan.class)
                .withId(elbow.recovering().plan())
                .execute();
        put(elbow, plan.setStatus(status));
    }

    private static void put(Elbow elbow, Resource resource) {
        resource.setId(resource.getIdElement().toUnqualifiedVersionless().getValue());
        elbow.recovering().client().update().resource(resource).execute();
    }

    private static List<String> remarksOnTasks(Elbow elbow) {
        return elbow.recovering().tasks(TaskStatus.COMPLETED).stream()
                .flatMap(task -> task.getExtensionsByUrl(REMARK).stream())
                .map(remark -> ((Coding) remark.getValue()).getCode())
                .toList();
    }

    private static String recovery(Elbow elbow) {
        return Elbow.json(elbow.recovering()
                .client()
                .operation()
                .onInstance(new IdType("CarePlan", elbow.recovering().plan()))
                .named("$recovery")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute());
    }

    private <T extends Resource> List<T> search(Class<T> type, String subject) {
        return Recovering.resources(
                type,
                server.client()
                        .search()
                        .byUrl(type.getSimpleName() + "?subject=" + subject)
                        .returnBundle(org.hl7.fhir.r4.model.Bundle.class)
                        .execute());
    }
}
