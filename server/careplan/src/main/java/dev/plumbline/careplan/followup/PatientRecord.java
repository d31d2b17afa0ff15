package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.fhirpath.RecordNeeds;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.HealthRecord;
import dev.plumbline.recovery.record.RecordEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What a patient's health record holds of what the rules of the patient's plans ask for.
 *
 * @param birthDate the earliest that the record allows; null where it is not known or not asked for
 * @param measured Observations of the measures that somebody else may measure
 */
record PatientRecord(@Nullable LocalDate birthDate, List<Entry> entries, List<Observation> measured) {

    static final PatientRecord EMPTY = new PatientRecord(null, List.of(), List.of());

    PatientRecord {
        entries = List.copyOf(entries);
        measured = List.copyOf(measured);
    }

    /**
     * One resource of it.
     *
     * @param codes what it is about
     * @param begun null where it does not say
     * @param ended null where it goes on
     */
    record Entry(
            Evidence source,
            List<Coding> codes,
            @Nullable BaseDateTimeType begun,
            @Nullable BaseDateTimeType ended) {

        Entry {
            codes = List.copyOf(codes);
        }

        private RecordEntry of(String kind, ZoneId zone) {
            return new RecordEntry(
                    source,
                    kind,
                    Optional.ofNullable(begun)
                            .map(time -> CalendarMoment.begin(time, zone))
                            .orElse(Instant.MIN),
                    Optional.ofNullable(ended)
                            .map(time -> CalendarMoment.end(time, zone))
                            .orElse(null));
        }
    }

    /**
     * It in the engine's terms.
     *
     * @param needs of the template that asks
     * @param zone in which a date without a time is meant
     */
    HealthRecord askedBy(RecordNeeds needs, ZoneId zone) {
        return new HealthRecord(
                needs.birthDate() ? birthDate : null,
                entries.stream()
                        .flatMap(entry -> needs.kindsOf(entry.codes()).map(kind -> entry.of(kind, zone)))
                        .toList());
    }
}
