package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Says on what evidence and by which rule a Flag was changed. */
public final class FlagProvenance {

    private static final String DATA_OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String PARTICIPANT_TYPE = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private FlagProvenance() {}

    /**
     * The Provenance of one change.
     *
     * @param flag the id of the Flag with the version that the change made
     */
    public static Provenance of(FlagChange change, IdType flag, Instant now) {
        var version = "Flag/%s/_history/%s".formatted(flag.getIdPart(), flag.getVersionIdPart());
        var provenance = new Provenance();
        provenance.setId(Ids.of("provenance", version));
        provenance.addTarget(new Reference(version));
        provenance.setRecorded(Date.from(now));
        if (!change.rule().isEmpty()) {
            provenance.addPolicy(change.rule());
        }
        provenance.setActivity(activity(change));
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(PARTICIPANT_TYPE, "author", "Author")))
                .setWho(new Reference(Canonicals.DEVICE));
        change.evidence()
                .forEach(evidence -> provenance
                        .addEntity()
                        .setRole(ProvenanceEntityRole.SOURCE)
                        .setWhat(reference(evidence)));
        return provenance;
    }

    private static CodeableConcept activity(FlagChange change) {
        var code = switch (change.activity()) {
            case RAISED -> new Coding(DATA_OPERATION, "CREATE", "create");
            case UPDATED, RESOLVED -> new Coding(DATA_OPERATION, "UPDATE", "revise");
            case RETRACTED -> new Coding(DATA_OPERATION, "NULLIFY", "nullify");
        };
        return new CodeableConcept(code);
    }

    private static Reference reference(Evidence evidence) {
        return new Reference(FlagWriter.reference(evidence));
    }
}
