package dev.plumbline.recovery.record;

import static java.util.Objects.requireNonNull;

import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the patient's health record, other than reports: a diagnosis, a medicine, a visit.
 *
 * @param source the stored resource
 * @param kind the name of the list of codes that it is on, by which rules ask for it
 * @param from since when it holds, inclusive; {@link Instant#MIN} where the record does not say
 * @param to until when it holds, exclusive; null while no end is known
 */
public record RecordEntry(
        Evidence source,
        String kind,
        Instant from,
        @Nullable Instant to) {

    /** By the moment of beginning. */
    public static final Comparator<RecordEntry> BY_BEGINNING =
            Comparator.comparing(RecordEntry::from).thenComparing(RecordEntry::source);

    public RecordEntry {
        requireNonNull(source);
        requireNonNull(kind);
        requireNonNull(from);
    }

    /** Whether it holds at this moment. */
    public boolean holdsAt(Instant moment) {
        return hasBegunBy(moment) && end().filter(end -> !moment.isBefore(end)).isEmpty();
    }

    /** Whether it had begun by this moment, be it over or not. */
    public boolean hasBegunBy(Instant moment) {
        return !from.isAfter(moment);
    }

    /** When it began; empty where the record does not say. */
    public Optional<Instant> beginning() {
        return Optional.of(from).filter(Instant.MIN::isBefore);
    }

    private Optional<Instant> end() {
        return Optional.ofNullable(to);
    }
}
