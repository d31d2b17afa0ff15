package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.fhirpath.RecordNeeds;
import dev.plumbline.careplan.plan.Age;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.recovery.reading.Evidence;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads what rules ask for out of the health record of one patient, and nothing else of it. */
final class RecordReader {

    private final FhirStore store;
    private final String subject;
    private final @Nullable Patient patient;
    private final Map<String, List<Coding>> medications = new TreeMap<>();

    /**
     * @param subject {@code Patient/7}
     * @param patient as stored; null where the server does not hold the patient
     */
    RecordReader(FhirStore store, String subject, @Nullable Patient patient) {
        this.store = store;
        this.subject = subject;
        this.patient = patient;
    }

    /** What these need together; searches nothing where they need nothing. */
    PatientRecord read(Collection<RecordNeeds> needs) {
        var codes = new TreeMap<String, Coding>();
        needs.stream()
                .flatMap(RecordNeeds::codes)
                .forEach(code -> codes.put(code.getSystem() + "|" + code.getCode(), code));
        var wanted = List.copyOf(codes.values());
        var entries = wanted.isEmpty()
                ? List.<PatientRecord.Entry>of()
                : RecordType.ALL.stream().flatMap(type -> entries(type, wanted)).toList();
        var measured = needs.stream().flatMap(need -> need.measured().stream()).toList();
        return new PatientRecord(
                needs.stream().anyMatch(RecordNeeds::birthDate) ? birthDate() : null,
                entries,
                measured.isEmpty() ? List.of() : store.observations(subject, measured));
    }

    private <T extends Resource> Stream<PatientRecord.Entry> entries(RecordType<T> type, List<Coding> codes) {
        var found = new LinkedHashMap<String, T>();
        type.parameters().stream()
                .flatMap(parameter -> store.coded(type.type(), subject, parameter, codes).stream())
                .filter(type.counts())
                .forEach(resource -> found.put(resource.getIdElement().getIdPart(), resource));
        return found.values().stream().map(resource -> entry(type, resource));
    }

    private <T extends Resource> PatientRecord.Entry entry(RecordType<T> type, T resource) {
        var id = resource.getIdElement();
        return new PatientRecord.Entry(
                new Evidence(resource.fhirType() + "/" + id.getIdPart(), id.getVersionIdPart()),
                type.about().apply(resource).flatMap(this::codes).toList(),
                type.beginning(resource).orElse(null),
                type.ended().apply(resource).orElse(null));
    }

    private Stream<Coding> codes(Type what) {
        if (what instanceof Reference reference
                && reference.getReferenceElement().hasIdPart()) {
            return medications.computeIfAbsent(reference.getReferenceElement().getIdPart(), this::medication).stream();
        }
        return what instanceof CodeableConcept concept ? concept.getCoding().stream() : Stream.empty();
    }

    private List<Coding> medication(String id) {
        return store.read(Medication.class, id)
                .map(medication -> medication.getCode().getCoding())
                .orElse(List.of());
    }

    private @Nullable LocalDate birthDate() {
        return patient == null ? null : Age.birthDate(patient).orElse(null);
    }
}
