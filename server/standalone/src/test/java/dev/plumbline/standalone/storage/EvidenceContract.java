package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.plumbline.standalone.support.FhirServer;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A Flag says what it rests on, and follows when that is amended, withdrawn or answered by a person. */
abstract class EvidenceContract {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Autowired
    private FhirServer server;

    @Test
    void citesVersionsThatCanBeRead() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        recovering.post(recovering.checkIn(6, 7));
        var flag = "Flag/" + recovering.flags("TRJ-1").get(0).getIdPart();
        var provenance = "Provenance/" + recovering.provenances().get(0).getIdPart();

        for (var format : List.of("json", "xml")) {
            var details = read(Flag.class, flag, format).getExtensionsByUrl(Recovering.DETAIL).stream()
                    .map(detail -> ((Reference) detail.getValue()).getReference())
                    .toList();
            var why = read(Provenance.class, provenance, format);

            assertThat(details.get(0)).isEqualTo("CarePlan/" + recovering.plan());
            assertThat(details.subList(1, 3)).allSatisfy(this::assertThatVersionIsReadable);
            assertThat(why.getTargetFirstRep().getReference()).isEqualTo(flag + "/_history/1");
            assertThatVersionIsReadable(why.getTargetFirstRep().getReference());
            assertThat(why.getEntity())
                    .hasSize(2)
                    .allSatisfy(entity ->
                            assertThatVersionIsReadable(entity.getWhat().getReference()));
        }
    }

    @Test
    void doesNotDeleteAJudgedResponse() {
        var recovering = Recovering.on(server);
        var response = recovering.post(recovering.checkIn(6, 5));

        assertThatItIsRefused(
                response,
                () -> recovering
                        .client()
                        .delete()
                        .resourceById("QuestionnaireResponse", response.getIdPart())
                        .execute());
        assertThatItIsRefused(
                response,
                () -> recovering
                        .client()
                        .delete()
                        .resourceConditionalByUrl("QuestionnaireResponse?_id=" + response.getIdPart())
                        .execute());

        assertThat(recovering.responses()).hasSize(1);
    }

    @Test
    void retractsAFlagWhoseEvidenceIsWithdrawn() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        var response = recovering.post(recovering.checkIn(6, 7));
        var nurses = derivedBySomebodyElse(recovering, response);

        put(recovering, response.copy().setStatus(QuestionnaireResponseStatus.ENTEREDINERROR));

        assertThat(recovering.flags("TRJ-1")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ENTEREDINERROR);
            assertThat(ClientWritesContract.closedBy(flag)).isEqualTo("withdrawn");
        });
        assertThat(recovering.observations())
                .filteredOn(observation -> isDerivedFrom(observation, response))
                .allSatisfy(observation -> assertThat(observation.getStatus())
                        .isEqualTo(
                                observation.getIdPart().equals(nurses)
                                        ? ObservationStatus.FINAL
                                        : ObservationStatus.ENTEREDINERROR))
                .hasSize(2);
    }

    @Test
    void leavesAnUrgentFlagWhoseEvidenceIsWithdrawnToAPerson() {
        var recovering = Recovering.on(server);
        var response = recovering.post(recovering.saddleNumbness(6));

        put(recovering, response.copy().setStatus(QuestionnaireResponseStatus.ENTEREDINERROR));

        assertThat(recovering.flags("RF-CES1")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(flag.getCode().getText()).contains("withdrawn or changed afterwards");
        });
    }

    @Test
    void followsAnAmendedAnswer() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        var response = recovering.post(recovering.checkIn(6, 7));

        put(recovering, Recovering.withPain(response, 8).setStatus(QuestionnaireResponseStatus.AMENDED));

        assertThat(recovering.observations())
                .filteredOn(observation -> isDerivedFrom(observation, response))
                .singleElement()
                .satisfies(observation -> {
                    assertThat(observation.getStatus()).isEqualTo(ObservationStatus.AMENDED);
                    assertThat(observation.getValueQuantity().getValue()).isEqualByComparingTo(BigDecimal.valueOf(8));
                });
        assertThat(recovering.flags("TRJ-1")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(flag.getCode().getText()).startsWith("Pain 8 of 10");
            assertThat(flag.getExtensionsByUrl(Recovering.DETAIL))
                    .hasSize(3)
                    .anySatisfy(detail -> assertThat(((Reference) detail.getValue()).getReference())
                            .isEqualTo("QuestionnaireResponse/" + response.getIdPart() + "/_history/2"));
        });
    }

    @Test
    void retractsAFlagWhenTheAnswerThatRaisedItIsAmendedAway() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        var response = recovering.post(recovering.checkIn(6, 7));

        put(recovering, Recovering.withPain(response, 3).setStatus(QuestionnaireResponseStatus.AMENDED));

        assertThat(recovering.flags("TRJ-1")).extracting(Flag::getStatus).containsExactly(FlagStatus.ENTEREDINERROR);
    }

    @Test
    void understandsThatAPersonClosesAFlagByPlainFhir() {
        var recovering = Recovering.on(server);
        var response = recovering.post(recovering.saddleNumbness(6));
        var raised = recovering.flags("RF-CES1").get(0);

        put(recovering, asAnEhrClosesIt(raised));

        assertThat(recovering.flags("RF-CES1")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(ClientWritesContract.closedBy(flag)).isEqualTo("person");
            assertThat(Recovering.evidenceOf(flag)).contains("QuestionnaireResponse/" + response.getIdPart());
        });
        recovering.assess(false);
        assertThat(recovering.flags("RF-CES1")).extracting(Flag::getStatus).containsExactly(FlagStatus.INACTIVE);
    }

    @Test
    void opensAnotherFlagByNewEvidenceOnly() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(5));
        put(recovering, asAnEhrClosesIt(recovering.flags("RF-CES1").get(0)));
        recovering.post(recovering.checkIn(6, 2));
        assertThat(recovering.flags("RF-CES1")).hasSize(1);

        recovering.post(recovering.saddleNumbness(6));

        assertThat(recovering.flags("RF-CES1"))
                .extracting(Flag::getStatus)
                .containsExactlyInAnyOrder(FlagStatus.INACTIVE, FlagStatus.ACTIVE);
    }

    @Test
    void storesAnAnswerThatThePatientDeclined() {
        var recovering = Recovering.on(server);
        var response = recovering.checkIn(6, 5);
        response.getItem().stream()
                .filter(item -> "pain.now".equals(item.getLinkId()))
                .forEach(item -> item.getAnswerFirstRep().setValue(null).addExtension(declined()));

        recovering.post(response);

        assertThat(recovering.responses()).hasSize(1);
        assertThat(recovering.observations()).isEmpty();
    }

    private static Extension declined() {
        return new Extension(
                "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("asked-declined"));
    }

    /** What is left of a Flag in an EHR that knows none of its extensions. */
    private static Flag asAnEhrClosesIt(Flag raised) {
        var sent = new Flag();
        sent.setId("Flag/" + raised.getIdPart());
        sent.setStatus(FlagStatus.INACTIVE);
        sent.setCode(raised.getCode());
        sent.setSubject(raised.getSubject());
        return sent;
    }

    private static String derivedBySomebodyElse(Recovering recovering, QuestionnaireResponse response) {
        var observation = new Observation();
        observation.setStatus(ObservationStatus.FINAL);
        observation.setCode(new CodeableConcept(new Coding("http://loinc.org", "8867-4", "Heart rate")));
        observation.setSubject(new Reference(recovering.patient()));
        observation.setValue(new Quantity(80));
        observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + response.getIdPart()));
        return recovering
                .client()
                .create()
                .resource(observation)
                .execute()
                .getId()
                .getIdPart();
    }

    private static boolean isDerivedFrom(Observation observation, QuestionnaireResponse response) {
        return observation
                .getDerivedFromFirstRep()
                .getReference()
                .equals("QuestionnaireResponse/" + response.getIdPart());
    }

    private static void put(Recovering recovering, Resource resource) {
        resource.setId(resource.getIdElement().toUnqualifiedVersionless().getValue());
        recovering.client().update().resource(resource).execute();
    }

    private static void assertThatItIsRefused(QuestionnaireResponse response, ThrowingCallable deletion) {
        assertThatThrownBy(deletion)
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(409))
                .hasMessageContaining(
                        "`QuestionnaireResponse/%s` was judged and is not deleted; PUT it with status `entered-in-error` instead.",
                        response.getIdPart());
    }

    private void assertThatVersionIsReadable(String reference) {
        assertThat(new IdType(reference).hasVersionIdPart()).as(reference).isTrue();
        assertThat(server.get("/fhir/" + reference).statusCode()).as(reference).isEqualTo(200);
    }

    private <T extends Resource> T read(Class<T> type, String reference, String format) {
        var answer = server.get("/fhir/" + reference + "?_format=" + format);
        IParser parser = "xml".equals(format) ? FHIR.newXmlParser() : FHIR.newJsonParser();
        return parser.parseResource(type, answer.body());
    }
}
