package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** The Flag that remains to be raised when judging itself has failed: a person must read the response. */
public final class UnjudgedFlag {

    private static final String TEXT =
            "What is stored could not be judged, because of a fault in the software or the data: please read it.";

    /** As the CodeSystem displays it: this Flag is raised where no template could be asked. */
    private static final String EMERGENCY = "Emergency";

    private UnjudgedFlag() {}

    /**
     * One Flag for all that could not be judged; empty if there is nothing. It is an emergency, because nobody knows
     * what was answered.
     *
     * @param subject {@code Patient/7}
     * @param unread references of responses or plans
     */
    public static Optional<Flag> of(String subject, Set<String> unread, Instant now) {
        if (unread.isEmpty()) {
            return Optional.empty();
        }
        var evidence = new TreeSet<>(unread);
        var flag = new Flag();
        flag.setId(Ids.of("flag", subject, FlagWriter.COULD_NOT_BE_JUDGED, evidence.toString()));
        flag.addIdentifier(PlanIds.identifier(flag.getIdElement().getIdPart()));
        flag.setStatus(FlagStatus.ACTIVE);
        flag.addCategory().addCoding().setSystem(FlagWriter.CATEGORY).setCode("safety");
        flag.setCode(new CodeableConcept(
                        new Coding(Canonicals.FLAG_CODE, FlagWriter.COULD_NOT_BE_JUDGED, "Could not be judged"))
                .setText(TEXT));
        flag.setSubject(new Reference(subject));
        flag.setAuthor(new Reference(Canonicals.DEVICE));
        flag.setPeriod(new Period().setStartElement(DateTimes.millis(now, ZoneOffset.UTC)));
        flag.addExtension(FlagPriority.URL, FlagPriority.of(Urgency.EMERGENCY, EMERGENCY));
        flag.addExtension(FlagWriter.opened(now));
        evidence.forEach(response -> flag.addExtension(StoredFlag.DETAIL, new Reference(response)));
        flag.setText(FlagWriter.narrative(TEXT));
        return Optional.of(flag);
    }
}
