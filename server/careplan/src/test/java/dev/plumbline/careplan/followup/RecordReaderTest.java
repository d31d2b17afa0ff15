package dev.plumbline.careplan.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.CodeList;
import dev.plumbline.careplan.fhirpath.RecordNeeds;
import dev.plumbline.careplan.fixture.StoredRecord;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.RecordEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of careplan-templates/README.md, "Entries of the health record". */
class RecordReaderTest {

    private static final String SYSTEM = "https://example.org/codes";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final RecordNeeds DRUG = needs(false, "drug");

    private final StoredRecord store = new StoredRecord();
    private @Nullable Patient patient;

    @Test
    void loadsNothingWhereNothingIsAskedFor() {
        store.with("1", request());

        assertThat(read(new RecordNeeds(Map.of(), false))).isEmpty();
        assertThat(read(new RecordNeeds(Map.of("empty", codes()), false))).isEmpty();
        assertThat(store.loaded()).isEmpty();
    }

    @Test
    void loadsEachTypeInWhichRulesLook() {
        store.with("1", new Condition())
                .with("1", request())
                .with("1", statement(MedicationStatementStatus.ACTIVE, new DateTimeType("2026-03-05")))
                .with("1", new ServiceRequest())
                .with("1", new Procedure())
                .with("1", new Encounter())
                .with("1", new Observation());

        read(DRUG);

        assertThat(store.loaded())
                .containsExactly(
                        "Condition",
                        "Encounter",
                        "MedicationRequest",
                        "MedicationStatement",
                        "Procedure",
                        "ServiceRequest");
    }

    @Test
    void holdsAnEntryForEachKindThatItIsOf() {
        var both = new RecordNeeds(
                Map.of("drug", codes("drug"), "any", codes("drug", "scan"), "scan", codes("scan")), false);
        store.with("1", request());

        assertThat(read(both)).extracting(RecordEntry::kind).containsExactlyInAnyOrder("drug", "any");
        assertThat(read(both)).extracting(RecordEntry::source).containsOnly(new Evidence("MedicationRequest/1", "1"));
    }

    @Test
    void leavesOutACodeOfAnotherSystem() {
        store.with(
                "1",
                request().setMedication(new CodeableConcept(new Coding("https://example.org/other", "drug", null))));

        assertThat(read(DRUG)).isEmpty();
    }

    @Test
    void readsTheMedicineThatARequestPointsTo() {
        store.with("7", new Medication().setCode(concept("drug")))
                .with("1", request().setMedication(new Reference("Medication/7")))
                .with("2", request().setMedication(new Reference("Medication/8")))
                .with("3", request().setMedication(new Reference().setDisplay("unknown")));

        assertThat(read(DRUG)).extracting(entry -> entry.source().reference()).containsExactly("MedicationRequest/1");
    }

    @Test
    void takesTheZoneForADateWithoutATime() {
        store.with("1", request().setAuthoredOnElement(new DateTimeType("2026-03-05")));

        assertThat(read(DRUG)).extracting(RecordEntry::from).containsExactly(Instant.parse("2026-03-04T23:00:00Z"));
    }

    @Test
    void knowsNoBeginningWhereTheRecordHasNone() {
        store.with("1", request().setAuthoredOnElement(null)).with("2", new Encounter().addType(concept("drug")));

        assertThat(read(DRUG))
                .extracting(RecordEntry::from)
                .containsOnly(Instant.MIN)
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T10:00:00Z, 2026-03-05T10:00:00Z, 2026-03-05T10:00:00Z",
        "2026-03-05, 2026-03-04T23:00:00Z, 2026-03-05T23:00:00Z",
        "2026-03, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "2026, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z"
    })
    void endsAConditionWithItsAbatement(String when, Instant begin, Instant end) {
        var condition = condition("active", "confirmed").setOnset(new DateTimeType(when));
        condition.setAbatement(new DateTimeType(when));
        store.with("1", condition);

        assertThat(read(DRUG)).singleElement().satisfies(entry -> {
            assertThat(entry.from()).isEqualTo(begin);
            assertThat(entry.to()).isEqualTo(end);
        });
    }

    @Test
    void beginsAConditionWhenItWasRecordedWhereNoOnsetIsATime() {
        var recorded = new DateTimeType("2026-03-05T10:00:00Z");
        store.with(
                        "1",
                        condition("active", "confirmed")
                                .setOnset(new StringType("long ago"))
                                .setRecordedDateElement(recorded))
                .with("2", condition("active", "confirmed").setOnset(new Period().setStartElement(recorded)));

        assertThat(read(DRUG))
                .extracting(RecordEntry::from)
                .containsOnly(recorded.getValue().toInstant())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "active, confirmed, true",
        "active, provisional, true",
        "active, refuted, false",
        "active, entered-in-error, false",
        "inactive, confirmed, false",
        "remission, confirmed, false",
        "resolved, confirmed, false"
    })
    void leavesOutConditionsThatAreNotOrOverAtAnUnknownTime(String clinical, String verification, boolean counts) {
        store.with("1", condition(clinical, verification));

        assertThat(read(DRUG)).hasSize(counts ? 1 : 0);
    }

    @Test
    void leavesOutAConditionThatAbatedAtAnUnknownTime() {
        store.with("1", condition("active", "confirmed").setAbatement(new StringType("at last")))
                .with("2", new Condition().setCode(concept("drug")));

        assertThat(read(DRUG)).extracting(entry -> entry.source().reference()).containsExactly("Condition/2");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, ORDER, false, true",
        "ONHOLD, ORDER, false, true",
        "COMPLETED, PLAN, false, true",
        "ACTIVE, ORDER, true, false",
        "ACTIVE, PROPOSAL, false, false",
        "ACTIVE, OPTION, false, false",
        "STOPPED, ORDER, false, false",
        "CANCELLED, ORDER, false, false",
        "DRAFT, ORDER, false, false",
        "ENTEREDINERROR, ORDER, false, false"
    })
    void leavesOutRequestsThatAreNone(
            MedicationRequestStatus status, MedicationRequestIntent intent, boolean not, boolean counts) {
        store.with("1", request().setStatus(status).setIntent(intent).setDoNotPerform(not));

        assertThat(read(DRUG)).hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, ORDER, false, true",
        "COMPLETED, PLAN, false, true",
        "ACTIVE, ORDER, true, false",
        "ACTIVE, PROPOSAL, false, false",
        "REVOKED, ORDER, false, false",
        "DRAFT, ORDER, false, false",
        "ENTEREDINERROR, ORDER, false, false"
    })
    void leavesOutOrdersThatAreNone(
            ServiceRequestStatus status, ServiceRequestIntent intent, boolean not, boolean counts) {
        store.with(
                "1",
                new ServiceRequest()
                        .setCode(concept("drug"))
                        .setStatus(status)
                        .setIntent(intent)
                        .setDoNotPerform(not));

        assertThat(read(DRUG)).hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, true",
        "ONHOLD, true",
        "COMPLETED, true",
        "STOPPED, false",
        "INTENDED, false",
        "NOTTAKEN, false",
        "ENTEREDINERROR, false"
    })
    void leavesOutStatementsThatAreNone(MedicationStatementStatus status, boolean counts) {
        store.with("1", statement(status, new DateTimeType("2026-03-05")));

        assertThat(read(DRUG)).hasSize(counts ? 1 : 0);
    }

    @Test
    void endsAStatementWithItsPeriodEvenIfStopped() {
        var period = new Period()
                .setStartElement(new DateTimeType("2026-03-01"))
                .setEndElement(new DateTimeType("2026-03-05"));
        store.with("1", statement(MedicationStatementStatus.STOPPED, period));

        assertThat(read(DRUG)).extracting(RecordEntry::to).containsExactly(Instant.parse("2026-03-05T23:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, true",
        "INPROGRESS, true",
        "NOTDONE, false",
        "STOPPED, false",
        "PREPARATION, false",
        "ENTEREDINERROR, false"
    })
    void leavesOutProceduresThatWereNotDone(ProcedureStatus status, boolean counts) {
        store.with("1", new Procedure().setCode(concept("drug")).setStatus(status));

        assertThat(read(DRUG)).hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"FINISHED, true", "INPROGRESS, true", "PLANNED, false", "CANCELLED, false", "ENTEREDINERROR, false"})
    void leavesOutEncountersThatDidNotTakePlace(EncounterStatus status, boolean counts) {
        store.with("1", new Encounter().addType(concept("drug")).setStatus(status));

        assertThat(read(DRUG)).hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"1950-03-05, 1950-03-05", "1950-03, 1950-03-01", "1950, 1950-01-01"})
    void knowsTheEarliestBirthDateThatTheRecordAllows(String recorded, LocalDate earliest) {
        patient = new Patient().setBirthDateElement(new DateType(recorded));

        assertThat(record(needs(true)).askedBy(needs(true), BERLIN).born()).contains(earliest);
        assertThat(record(needs(true)).askedBy(needs(false), BERLIN).born()).isEmpty();
    }

    @Test
    void knowsNoBirthDateWhereThereIsNone() {
        assertThat(record(needs(true)).askedBy(needs(true), BERLIN).born()).isEmpty();

        patient = new Patient();

        assertThat(record(needs(true)).askedBy(needs(true), BERLIN).born()).isEmpty();
    }

    private List<RecordEntry> read(RecordNeeds needs) {
        return record(needs).askedBy(needs, BERLIN).entries();
    }

    private PatientRecord record(RecordNeeds needs) {
        return new RecordReader(store, "Patient/1", store.versions(), patient).read(List.of(needs));
    }

    private static RecordNeeds needs(boolean birthDate, String... kinds) {
        return new RecordNeeds(
                List.of(kinds).stream().collect(Collectors.toMap(kind -> kind, kind -> codes(kind))), birthDate);
    }

    private static CodeList codes(String... codes) {
        return new CodeList(
                Stream.of(codes).map(code -> new CodeList.Code(SYSTEM, code)).collect(Collectors.toSet()));
    }

    private static CodeableConcept concept(String code) {
        return new CodeableConcept(new Coding(SYSTEM, code, null));
    }

    private static MedicationRequest request() {
        return new MedicationRequest()
                .setStatus(MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequestIntent.ORDER)
                .setMedication(concept("drug"))
                .setAuthoredOnElement(new DateTimeType("2026-03-05T10:00:00Z"));
    }

    private static MedicationStatement statement(MedicationStatementStatus status, Type effective) {
        return new MedicationStatement()
                .setStatus(status)
                .setMedication(concept("drug"))
                .setEffective(effective);
    }

    private static Condition condition(String clinical, String verification) {
        return new Condition()
                .setCode(concept("drug"))
                .setClinicalStatus(status("condition-clinical", clinical))
                .setVerificationStatus(status("condition-ver-status", verification));
    }

    private static CodeableConcept status(String system, String code) {
        return new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/" + system, code, null));
    }
}
