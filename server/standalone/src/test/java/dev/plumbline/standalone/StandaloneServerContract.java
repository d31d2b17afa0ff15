package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import dev.plumbline.standalone.support.FhirServer;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the server does on each of its databases. */
abstract class StandaloneServerContract {

    private static final String SYSTEM = "https://plumbline.dev/test";

    @Autowired
    private FhirServer server;

    @Test
    void statesItsCapabilities() {
        var capabilities =
                server.client().capabilities().ofType(CapabilityStatement.class).execute();

        assertThat(capabilities.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(capabilities.getFormat()).extracting(Object::toString).contains("json", "xml");
    }

    @Test
    void saysWhenItIsReady() {
        var health = server.get("/actuator/health/readiness");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void showsNothingOfItsInsidesButHealth() {
        assertThat(server.get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(server.get("/v3/api-docs").statusCode()).isEqualTo(404);
    }

    @Test
    void resolvesReferencesByIdentifierInABundle() {
        var number = UUID.randomUUID().toString();
        var practitioner = new Practitioner();
        practitioner.addIdentifier().setSystem(SYSTEM).setValue(number);
        var id = server.store(practitioner);

        var answer = server.client()
                .transaction()
                .withBundle(bundleOf(encounterWith("Practitioner?identifier=" + SYSTEM + "|" + number)))
                .execute();

        var location = answer.getEntryFirstRep().getResponse().getLocation();
        var stored = server.client()
                .read()
                .resource(Encounter.class)
                .withUrl(location)
                .execute();
        assertThat(stored.getParticipantFirstRep().getIndividual().getReference())
                .isEqualTo(id);
    }

    @Test
    void refusesAReferenceToNothing() {
        var encounter = encounterWith("Practitioner/" + UUID.randomUUID());

        assertThatThrownBy(() -> server.store(encounter)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void findsWhatWasStoredAfterTheSameSearchCameBackEmpty() {
        var number = UUID.randomUUID().toString();
        assertThat(found(number)).isZero();

        var patient = new Patient();
        patient.addIdentifier().setSystem(SYSTEM).setValue(number);
        server.store(patient);

        assertThat(found(number)).isEqualTo(1);
    }

    @Test
    void expandsAValueSetOverAStoredCodeSystem() {
        var url = SYSTEM + "/" + UUID.randomUUID();
        var codes = new CodeSystem().setUrl(url).setStatus(PublicationStatus.ACTIVE);
        codes.setContent(CodeSystemContentMode.COMPLETE).addConcept().setCode("rest");
        server.store(codes);
        var values = new ValueSet().setUrl(url + "/all").setStatus(PublicationStatus.ACTIVE);
        values.getCompose().addInclude().setSystem(url);
        var id = server.store(values);

        var expanded = server.client()
                .operation()
                .onInstance(id)
                .named("$expand")
                .withNoParameters(Parameters.class)
                .returnResourceType(ValueSet.class)
                .execute();

        assertThat(expanded.getExpansion().getContains())
                .extracting(code -> code.getCode())
                .containsExactly("rest");
    }

    private int found(String number) {
        return server.client()
                .search()
                .forResource(Patient.class)
                .where(Patient.IDENTIFIER.exactly().systemAndCode(SYSTEM, number))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }

    private static Encounter encounterWith(String practitioner) {
        var encounter = new Encounter();
        encounter.setStatus(Encounter.EncounterStatus.FINISHED);
        encounter.addParticipant().setIndividual(new Reference(practitioner));
        return encounter;
    }

    private static Bundle bundleOf(Encounter encounter) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(encounter)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Encounter");
        return bundle;
    }
}
