package dev.plumbline.recovery.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the patient's health record says besides the plan and the reports, as far as the rules ask for it.
 *
 * @param birthDate the earliest date that the record allows: 1 January where it holds the year alone; null where it is not
 *     known or not asked for
 * @param entries in any order
 */
public record HealthRecord(@Nullable LocalDate birthDate, List<RecordEntry> entries) {

    /** Nothing is known, or nothing asked for. */
    public static final HealthRecord EMPTY = new HealthRecord(null, List.of());

    public HealthRecord {
        entries = entries.stream().sorted(RecordEntry.BY_BEGINNING).toList();
    }

    /** The same without what begins after this moment. */
    HealthRecord until(Instant moment) {
        return new HealthRecord(
                birthDate,
                entries.stream().filter(entry -> entry.hasBegunBy(moment)).toList());
    }

    /** The entries of one kind, in the order of beginning. */
    public List<RecordEntry> of(String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    public Optional<LocalDate> born() {
        return Optional.ofNullable(birthDate);
    }
}
