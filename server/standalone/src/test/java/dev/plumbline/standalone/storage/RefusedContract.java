package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows 1 and 2 of responses.md: 422 with every issue and its place, or kept where an emergency question says yes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusedContract {

    @Autowired
    private FhirServer server;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        response -> Recovering.answer(response, "weather", new StringType("fine")),
                        "structure QuestionnaireResponse.item.where(linkId='weather') "
                                + "Item `weather` is unknown; expected a linkId of `" + Elbow.FORM + "`."),
                mistake(
                        response -> {
                            ache(response, new IntegerType(14));
                            Recovering.answer(response, "why", new StringType("because"));
                        },
                        ache("it is out of range; expected a number from 0 to 10.")),
                mistake(
                        response -> ache(response, new IntegerType(-1)),
                        ache("it is out of range; expected a number from 0 to 10.")),
                mistake(
                        response -> ache(response, new StringType("seven")),
                        ache("it is of type string; expected a whole number.")),
                mistake(
                        response -> response.getItem().remove(1),
                        "required QuestionnaireResponse.item.where(linkId='ache').answer "
                                + "Item `ache` has no answer; expected one."),
                mistake(
                        response -> Recovering.answer(response, "why", new StringType("because")),
                        "business-rule QuestionnaireResponse.item.where(linkId='why').answer "
                                + "Item `why` has an answer; expected none, because the other answers do not lead to it."),
                mistake(
                        response -> Recovering.answer(response, "warmth", quantity("kg")),
                        "value QuestionnaireResponse.item.where(linkId='warmth').answer[0].value "
                                + "Answer to item `warmth` cannot be read: its unit does not convert; expected one of [Cel]."),
                mistake(
                        response -> Recovering.answer(
                                response,
                                "medicine",
                                new Coding("https://example.org/fhir/CodeSystem/elbow-medicine", "green", "green")),
                        "value QuestionnaireResponse.item.where(linkId='medicine').answer[0].value "
                                + "Answer to item `medicine` cannot be read: it is none of the options."),
                mistake(
                        response -> {
                            ache(response, new IntegerType(6));
                            Recovering.answer(response, "why", new StringType("x".repeat(21)));
                        },
                        "too-long QuestionnaireResponse.item.where(linkId='why').answer[0].value "
                                + "Answer to item `why` is too long; expected at most 20 characters."),
                mistake(
                        response -> Recovering.answer(response, "ache", new IntegerType(4)),
                        "structure QuestionnaireResponse.item.where(linkId='ache').answer "
                                + "Item `ache` has several answers; expected one."),
                mistake(
                        response -> response.setStatus(null),
                        "required QuestionnaireResponse.status Status is missing or unknown; expected one of FHIR's."),
                mistake(
                        response -> response.setQuestionnaire(Elbow.URL + "|9.9.9"),
                        "not-found QuestionnaireResponse.questionnaire Response names a version of its form that was "
                                + "never in use here; expected `" + Elbow.FORM + "`."),
                mistake(
                        response -> response.setAuthored(Date.from(Instant.now().plus(Duration.ofHours(25)))),
                        "business-rule QuestionnaireResponse.authored "
                                + "Response is about a moment more than 24 hours ahead; expected one that has come."),
                mistake(
                        response -> Recovering.answer(response, "about", new DateTimeType("2124-01-01")),
                        "business-rule QuestionnaireResponse.item.where(linkId='about').answer[0].value "
                                + "Response is about a moment more than 24 hours ahead; expected one that has come."),
                mistake(
                        response -> response.setAuthoredElement(new DateTimeType("2020-01-01")),
                        "business-rule QuestionnaireResponse.authored Response is about a moment before the procedure "
                                + "and the days from which its baseline is taken; expected a later one."));
    }

    private static Arguments mistake(Consumer<QuestionnaireResponse> mistake, String issue) {
        return Arguments.of(mistake, issue);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWithThePlaceOfTheMistake(Consumer<QuestionnaireResponse> mistake, String issue) {
        var elbow = Elbow.on(server);
        var response = elbow.sound();
        mistake.accept(response);
        var before = elbow.recovering().everything();

        var answer = elbow.post(response);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Elbow.issues(answer)).containsExactly(issue);
        assertThat(elbow.recovering().responses()).isEmpty();
        assertThat(elbow.recovering().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void keepsAndListsTheSameWhereTheEmergencyQuestionSaysYes(Consumer<QuestionnaireResponse> mistake, String issue) {
        var elbow = Elbow.on(server);
        var response = elbow.hot(true);
        mistake.accept(response);

        var answer = elbow.post(response);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(elbow.recovering().flags()).extracting(Recovering::ruleOf).containsExactly("HOT");
        assertThat(elbow.reviews()).singleElement().satisfies(review -> {
            assertThat(Elbow.remarks(review)).contains("not-fully-judged");
            assertThat(review.getPriority().toCode()).isEqualTo("stat");
            assertThat(review.getNoteFirstRep().getText())
                    .isEqualTo(issue.replaceFirst("^\\S+ ", "").replaceFirst("(?<=\\S) (?=[A-Z])", ": "));
        });
    }

    @Test
    void namesEveryMistakeAtOnce() {
        var elbow = Elbow.on(server);
        var response = elbow.sound();
        ache(response, new IntegerType(-1));
        Recovering.answer(response, "weather", new StringType("fine"));
        response.setAuthored(Date.from(Instant.now().plus(Duration.ofHours(25))));

        assertThat(Elbow.issues(elbow.post(response))).hasSize(3);
    }

    @Test
    void refusesAnEmptyResponse() {
        var elbow = Elbow.on(server);
        var response = elbow.sound();
        response.getItem().clear();

        var answer = elbow.post(response);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Elbow.issues(answer))
                .contains("required QuestionnaireResponse.item Response has no answer; expected answers to `"
                        + Elbow.FORM + "`.");
    }

    @Test
    void refusesAPlanThatDoesNotExist() {
        var elbow = Elbow.on(server);
        var response = elbow.sound();
        response.addBasedOn(new Reference("CarePlan/plumbline-nowhere"));

        var answer = elbow.post(response);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Elbow.issues(answer))
                .containsExactly("not-found QuestionnaireResponse.basedOn "
                        + "`CarePlan/plumbline-nowhere` does not exist; expected a plan of the subject.");
        assertThat(elbow.recovering().responses()).isEmpty();
    }

    @Test
    void refusesThePlanOfAnotherPatient() {
        var elbow = Elbow.on(server);
        var other = Elbow.on(server).recovering().plan();
        var response = elbow.sound();
        response.addBasedOn(new Reference("CarePlan/" + other));

        assertThat(Elbow.issues(elbow.post(response)))
                .containsExactly("business-rule QuestionnaireResponse.subject Subject is not that of `CarePlan/" + other
                        + "`; expected the same Patient.");
    }

    @Test
    void refusesAFormThatIsNotOurs() {
        var elbow = Elbow.on(server);
        var response = elbow.sound().setQuestionnaire("https://example.org/fhir/Questionnaire/other|1");
        response.addBasedOn(new Reference("CarePlan/" + elbow.recovering().plan()));

        assertThat(Elbow.issues(elbow.post(response)))
                .contains("business-rule QuestionnaireResponse.questionnaire Response names a plan of ours and no form "
                        + "of ours; expected the canonical of one, with its version.");
        assertThat(elbow.recovering().responses()).isEmpty();
    }

    @Test
    void refusesAResponseOfNobodyEvenInAnEmergency() {
        var elbow = Elbow.on(server);
        var response = elbow.hot(true).setSubject(null);

        assertThat(Elbow.issues(elbow.post(response)))
                .containsExactly(
                        "required QuestionnaireResponse.subject Subject is missing; expected a reference to a Patient.");
    }

    /** Nothing of the transaction is stored. */
    @Test
    void refusesTheTransactionThatHoldsTheMistake() {
        var elbow = Elbow.on(server);
        var mistaken = elbow.sound();
        ache(mistaken, new IntegerType(-1));
        var patient = new Patient();
        patient.addIdentifier()
                .setSystem("urn:test")
                .setValue(elbow.recovering().plan());

        var answer = elbow.send("POST", "", Elbow.json(Bundles.transaction(patient, elbow.sound(), mistaken)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Elbow.issues(answer)).containsExactly(ache("it is out of range; expected a number from 0 to 10."));
        assertThat(elbow.recovering().responses()).isEmpty();
        assertThat(server.get("/fhir/Patient?identifier=urn:test%7C"
                                + elbow.recovering().plan())
                        .body())
                .contains("\"total\":0");
    }

    @Test
    void refusesTheEntryOfABatchThatHoldsTheMistake() {
        var elbow = Elbow.on(server);
        var mistaken = elbow.sound();
        ache(mistaken, new IntegerType(-1));

        var answer = elbow.recovering()
                .client()
                .transaction()
                .withBundle(Bundles.batch(elbow.sound(), mistaken))
                .execute();

        assertThat(answer.getEntry())
                .extracting(Bundle.BundleEntryComponent::getResponse)
                .extracting(response -> response.getStatus())
                .containsExactly("201 Created", "422 Unprocessable Entity");
        assertThat(elbow.recovering().responses()).hasSize(1);
    }

    /** A transaction is stored as a whole or not at all: what else came with an emergency is kept with it. */
    @Test
    void keepsATransactionInWhichOneResponseTellsOfAnEmergency() {
        var elbow = Elbow.on(server);
        var mistaken = elbow.sound();
        ache(mistaken, new IntegerType(-1));

        var answer = elbow.send("POST", "", Elbow.json(Bundles.transaction(mistaken, elbow.hot(true))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(elbow.hotFlags()).hasSize(1);
        assertThat(elbow.reviews()).hasSize(1);
    }

    private static void ache(QuestionnaireResponse response, org.hl7.fhir.r4.model.Type value) {
        response.getItem().get(1).getAnswerFirstRep().setValue(value);
    }

    private static String ache(String reason) {
        return "value QuestionnaireResponse.item.where(linkId='ache').answer[0].value "
                + "Answer to item `ache` cannot be read: " + reason;
    }

    private static Quantity quantity(String unit) {
        return new Quantity()
                .setValue(BigDecimal.TEN)
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit);
    }

    /** What the client may leave as it is. */
    @Test
    void isLenientAboutPlaceAndWords() {
        var elbow = Elbow.on(server);
        var response = elbow.sound();
        response.addItem().setLinkId("notice").setText("Something else");
        response.getItem().get(0).getAnswerFirstRep().addItem().setLinkId("notice");
        response.getItem()
                .get(0)
                .getAnswerFirstRep()
                .addItem()
                .setLinkId("warmth")
                .addAnswer()
                .setValue(quantity("K"));
        response.addItem().setLinkId("hot").addAnswer().setValue(new BooleanType(false));

        assertThat(elbow.post(response).statusCode()).isEqualTo(201);
        assertThat(elbow.reviews()).isEmpty();
        assertThat(List.of(elbow.recovering().tasks(org.hl7.fhir.r4.model.Task.TaskStatus.COMPLETED)))
                .hasSize(1);
    }
}
