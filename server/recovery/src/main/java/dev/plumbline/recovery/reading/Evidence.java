package dev.plumbline.recovery.reading;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stored thing that a judgement rests on: a response, a missed check-in, the plan itself.
 *
 * <p>Two versions of one response are two pieces of evidence about the same thing: see {@link #isAbout}.
 *
 * @param reference type and id, {@code QuestionnaireResponse/12}
 * @param version the version that was judged; null where the thing has no version of its own to cite
 */
public record Evidence(String reference, @Nullable String version) implements Comparable<Evidence> {

    private static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::reference)
            .thenComparing(evidence -> evidence.citedVersion().orElse(""));

    public Evidence {
        requireNonNull(reference);
    }

    public static Evidence of(String reference) {
        return new Evidence(reference, null);
    }

    public Optional<String> citedVersion() {
        return Optional.ofNullable(version);
    }

    /** Whether both speak of the same resource, in whatever version. */
    public boolean isAbout(Evidence other) {
        return reference.equals(other.reference);
    }

    @Override
    public int compareTo(Evidence other) {
        return ORDER.compare(this, other);
    }
}
