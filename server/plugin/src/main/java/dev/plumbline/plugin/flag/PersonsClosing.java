package dev.plumbline.plugin.flag;

import dev.plumbline.plugin.store.Canonicals;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Understands what a person does to a Flag by plain FHIR: any status but {@code active} closes it. What the person was
 * shown, and when the Flag was closed, is kept in the very version that the person writes.
 */
public final class PersonsClosing {

    private final Clock clock;

    public PersonsClosing(Clock clock) {
        this.clock = clock;
    }

    /**
     * Completes the Flag that a person sends.
     *
     * @param stored as it was
     * @param sent as it is about to be stored; changed in place
     */
    public void note(Flag stored, Flag sent) {
        keepShownEvidence(stored, sent);
        keep(stored, sent, FlagWriter.PRIORITY);
        keep(stored, sent, Canonicals.FLAG_RULE);
        if (stored.getStatus() == FlagStatus.ACTIVE && sent.getStatus() != FlagStatus.ACTIVE) {
            close(sent);
        } else if (sent.getStatus() != FlagStatus.ACTIVE) {
            keep(stored, sent, Canonicals.FLAG_CLOSURE);
        }
    }

    private void close(Flag sent) {
        var now = FlagWriter.at(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
        if (!sent.getPeriod().hasEnd()) {
            sent.getPeriod().setEndElement(now.copy());
        }
        sent.getExtension().removeIf(extension -> extension.getUrl().equals(Canonicals.FLAG_CLOSURE));
        sent.addExtension(FlagWriter.closure(ClosedBy.PERSON, now, "Closed by a person."));
    }

    /**
     * A person who was shown less than is stored by now has closed less: what was added in the meantime is not covered.
     * A client that sends no evidence at all does not know the extension, and means the Flag as it is.
     */
    private static void keepShownEvidence(Flag stored, Flag sent) {
        var shown = references(sent);
        keep(stored, sent, StoredFlag.DETAIL);
        if (!shown.isEmpty()) {
            sent.getExtension()
                    .removeIf(extension ->
                            extension.getUrl().equals(StoredFlag.DETAIL) && !shown.contains(reference(extension)));
        }
    }

    private static Set<String> references(Flag flag) {
        return flag.getExtensionsByUrl(StoredFlag.DETAIL).stream()
                .map(PersonsClosing::reference)
                .collect(Collectors.toSet());
    }

    /** Many clients drop the version of a reference when they send it back. */
    private static String withoutVersion(String reference) {
        return reference.replaceFirst("/_history/.*", "");
    }

    private static String reference(Extension detail) {
        return detail.getValue() instanceof Reference reference ? String.valueOf(reference.getReference()) : "";
    }

    /** Clients may drop extensions that they do not know. */
    private static void keep(Flag stored, Flag sent, String url) {
        sent.getExtension().removeIf(extension -> extension.getUrl().equals(url));
        stored.getExtensionsByUrl(url).stream().map(Extension::copy).forEach(sent::addExtension);
    }
}
