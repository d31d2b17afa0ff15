package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Understands what a person does to a Flag by plain FHIR: any status but {@code active} closes it. What the person was
 * shown, and when the Flag was closed, is kept in the very version that the person writes.
 */
public final class PersonsClosing {

    static final String REASON = "Closed by a person.";

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
        keep(stored, sent, FlagPriority.URL);
        keep(stored, sent, Canonicals.FLAG_RULE);
        keep(stored, sent, Canonicals.FLAG_OPENED);
        if (stored.getStatus() == FlagStatus.ACTIVE && sent.getStatus() != FlagStatus.ACTIVE) {
            close(sent);
        } else if (sent.getStatus() != FlagStatus.ACTIVE) {
            keep(stored, sent, Canonicals.FLAG_CLOSURE);
        } else if (stored.getStatus() != FlagStatus.ACTIVE) {
            sent.getExtension().removeIf(extension -> extension.getUrl().equals(Canonicals.FLAG_OPENED));
            sent.addExtension(FlagWriter.opened(now()));
        }
    }

    /** The status by which the person closed it stays. */
    private void close(Flag sent) {
        var status = sent.getStatus();
        FlagWriter.closeByPerson(sent, DateTimes.millis(now(), ZoneOffset.UTC), REASON);
        sent.setStatus(status);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A person who was shown less than is stored by now has closed less: what was added in the meantime is not covered.
     * A client that sends no evidence at all does not know the extension, and means the Flag as it is.
     */
    private static void keepShownEvidence(Flag stored, Flag sent) {
        var shown = evidence(sent);
        keep(stored, sent, StoredFlag.DETAIL);
        if (!shown.isEmpty()) {
            sent.getExtension()
                    .removeIf(extension -> extension.getUrl().equals(StoredFlag.DETAIL)
                            && shown.stream().noneMatch(seen -> means(seen, evidence(extension))));
        }
    }

    /** Many clients drop the version of a reference when they send it back, and mean the one that they were given. */
    static boolean means(IIdType seen, IIdType stored) {
        boolean sameResource = stored.toUnqualifiedVersionless()
                .getValue()
                .equals(seen.toUnqualifiedVersionless().getValue());
        return sameResource
                && (!seen.hasVersionIdPart()
                        || !stored.hasVersionIdPart()
                        || seen.getVersionIdPart().equals(stored.getVersionIdPart()));
    }

    private static List<IIdType> evidence(Flag flag) {
        return flag.getExtensionsByUrl(StoredFlag.DETAIL).stream()
                .map(PersonsClosing::evidence)
                .filter(IIdType::hasIdPart)
                .toList();
    }

    private static IIdType evidence(Extension detail) {
        return detail.getValue() instanceof Reference reference ? reference.getReferenceElement() : new IdType();
    }

    /** Clients may drop extensions that they do not know. */
    private static void keep(Flag stored, Flag sent, String url) {
        sent.getExtension().removeIf(extension -> extension.getUrl().equals(url));
        stored.getExtensionsByUrl(url).stream().map(Extension::copy).forEach(sent::addExtension);
    }
}
