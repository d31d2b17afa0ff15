package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an EHR stores about a patient, found by its codes, and a goal that a condition meets. */
@ServerTest
class HealthRecordTest {

    @Autowired
    private FhirServer server;

    private Recovering recovering;

    @BeforeEach
    void startPlan() {
        recovering = Recovering.on(server, "wrist");
    }

    @Test
    void closesAFlagByAMedicineThatTheRecordPointsTo() {
        bornIn("1950");
        recovering.assess(false);
        var raised = recovering.flags("GAP");

        var request = new MedicationRequest();
        request.setStatus(MedicationRequestStatus.ACTIVE).setIntent(MedicationRequestIntent.ORDER);
        request.setSubject(new Reference(recovering.patient()));
        request.setMedication(new Reference(server.store(new Medication().setCode(code("wrist-drug")))));
        request.setAuthoredOnElement(new DateTimeType(Date.from(Instant.now()), TemporalPrecisionEnum.MILLI));
        server.store(request);
        recovering.assess(false);

        assertThat(raised).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(flag.getCode().getText()).startsWith("No drug at the age of 7");
        });
        assertThat(recovering.flags("GAP")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(closedBy(flag)).isEqualTo("rule");
        });
    }

    @Test
    void doesNotGuessAnAgeThatTheRecordDoesNotHold() {
        recovering.assess(false);

        assertThat(recovering.flags("GAP")).isEmpty();
    }

    @Test
    void findsEachTypeByItsCode() {
        var subject = new Reference(recovering.patient());
        var day1 = recovering.at(1);
        server.store(
                new Condition().setCode(code("wrist-seen")).setSubject(subject).setOnset(day1));
        server.store(new Procedure()
                .setStatus(ProcedureStatus.COMPLETED)
                .setCode(code("wrist-seen"))
                .setSubject(subject)
                .setPerformed(day1));
        server.store(new Encounter()
                .setStatus(EncounterStatus.FINISHED)
                .addType(code("wrist-seen"))
                .setSubject(subject)
                .setPeriod(new Period().setStartElement(day1)));
        server.store(new ServiceRequest()
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.ORDER)
                .setCode(code("wrist-seen"))
                .setSubject(subject)
                .setAuthoredOnElement(day1));
        server.store(new MedicationStatement()
                .setStatus(MedicationStatementStatus.ACTIVE)
                .setMedication(code("wrist-seen"))
                .setSubject(subject)
                .setEffective(new DateTimeType(day1.getValueAsString().substring(0, 10))));
        server.store(new MedicationRequest()
                .setStatus(MedicationRequestStatus.COMPLETED)
                .setIntent(MedicationRequestIntent.ORDER)
                .setMedication(code("wrist-seen"))
                .setSubject(subject)
                .setAuthoredOnElement(day1));

        recovering.assess(false);

        assertThat(recovering.flags("SEEN")).singleElement().satisfies(flag -> {
            assertThat(flag.getCode().getText()).startsWith("Seen 6 times.");
            assertThat(Recovering.evidenceOf(flag))
                    .extracting(reference -> reference.replaceFirst("/.*", ""))
                    .contains(
                            "Condition",
                            "Procedure",
                            "Encounter",
                            "ServiceRequest",
                            "MedicationStatement",
                            "MedicationRequest");
        });
    }

    @Test
    void datesAGoalByConditionWithoutANumberAndMeetsIt() {
        var before = recovering.goal();

        var response = new QuestionnaireResponse()
                .setQuestionnaire("https://example.org/fhir/Questionnaire/wrist-daily|1.0.0")
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setSubject(new Reference(recovering.patient()))
                .setAuthoredElement(recovering.at(Recovering.TODAY));
        Recovering.answer(response, "tablets", new BooleanType(false));
        recovering.post(response);

        assertThat(before.getTarget()).singleElement().satisfies(target -> {
            assertThat(target.getDueDateType().getValueAsString())
                    .isEqualTo(recovering.at(5).getValueAsString().substring(0, 10));
            assertThat(target.hasDetail()).isFalse();
            assertThat(target.getMeasure().getCodingFirstRep().getCode()).isEqualTo("tablets");
        });
        assertThat(before.getAchievementStatus().getCodingFirstRep().getCode()).isEqualTo("in-progress");
        assertThat(recovering.goal().getAchievementStatus().getCodingFirstRep().getCode())
                .isEqualTo("achieved");
    }

    private static String closedBy(Flag flag) {
        return flag.getExtensionByUrl("https://plumbline.dev/fhir/StructureDefinition/flag-closure")
                .getExtensionByUrl("by")
                .getValue()
                .primitiveValue();
    }

    private void bornIn(String year) {
        var patient = (Patient) new Patient()
                .setBirthDateElement(new DateType(year))
                .setId(recovering.patient().replaceFirst(".*/", ""));
        server.client().update().resource(patient).execute();
    }

    private static CodeableConcept code(String code) {
        return new CodeableConcept(new Coding("https://example.org/fhir/CodeSystem/record", code, null));
    }
}
