package dev.plumbline.careplan.store;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;

/** The server's resources as they are inside the running transaction. */
public interface FhirStore {

    /** The current version of a resource; empty if there is none or it was deleted. */
    <T extends Resource> Optional<T> read(Class<T> type, String id);

    /**
     * Every resource that refers to the target through this search parameter.
     *
     * @param parameter a reference search parameter of the type, {@code subject}
     * @param target type and id, {@code Patient/7}
     */
    <T extends Resource> List<T> referringTo(Class<T> type, String parameter, String target);

    /**
     * The current versions of the patient, of whatever refers to the patient, however it does, and of the Medications to
     * which that refers.
     *
     * @param subject {@code Patient/7}
     * @param types whose resources count, {@code Flag}
     */
    List<StoredVersion> versionsAbout(String subject, List<String> types);

    /**
     * What these versions say, in their order. Others may be given the same objects: whoever changes one changes a copy.
     *
     * @param versions current ones, all of this type
     */
    <T extends Resource> List<T> load(Class<T> type, List<StoredVersion> versions);

    /** The Observations of a subject that carry one of these codes. */
    List<Observation> observations(String subject, List<Coding> codes);

    /** The form of this canonical, which names a version. */
    Optional<Questionnaire> questionnaire(String canonical);

    /** Makes all that the transaction has written so far visible to what it reads from here on. */
    void flush();

    /**
     * Creates or updates the resource under the id that it carries. A resource that is stored like this already gets no
     * new version.
     *
     * @return its id with the version that is stored now
     */
    IdType save(Resource resource);

    /** Does this once the running transaction has committed, and never if it is rolled back. */
    void afterCommit(Runnable action);
}
