package dev.plumbline.plugin.host;

import dev.plumbline.careplan.store.StoredVersion;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;

/**
 * Which resources refer to a patient, by one statement on HAPI's tables (its REST searches would be two for each type,
 * and their planning alone costs more than this). Needs the columns that HAPI has had since FHIR ids were moved into
 * HFJ_RESOURCE.
 */
final class PatientIndex {

    private static final String VERSIONS = """
            select r.RES_TYPE, r.FHIR_ID, r.RES_VER
            from HFJ_RESOURCE r
            where r.RES_TYPE = 'Patient' and r.FHIR_ID = :patient and r.RES_DELETED_AT is null
            union all
            select r.RES_TYPE, r.FHIR_ID, r.RES_VER
            from HFJ_RESOURCE r
            where r.RES_TYPE in (:types) and r.RES_DELETED_AT is null and r.RES_ID in (
                select l.SRC_RESOURCE_ID
                from HFJ_RES_LINK l
                where l.TARGET_RESOURCE_ID = (
                    select p.RES_ID from HFJ_RESOURCE p where p.RES_TYPE = 'Patient' and p.FHIR_ID = :patient))
            union all
            select m.RES_TYPE, m.FHIR_ID, m.RES_VER
            from HFJ_RESOURCE m
            where m.RES_TYPE = 'Medication' and m.RES_DELETED_AT is null and m.RES_ID in (
                select k.TARGET_RESOURCE_ID
                from HFJ_RES_LINK k
                join HFJ_RES_LINK l on l.SRC_RESOURCE_ID = k.SRC_RESOURCE_ID
                where k.TARGET_RESOURCE_TYPE = 'Medication' and l.TARGET_RESOURCE_ID = (
                    select p.RES_ID from HFJ_RESOURCE p where p.RES_TYPE = 'Patient' and p.FHIR_ID = :patient))
            """;

    private PatientIndex() {}

    /** The current versions, and those of the Medications that they refer to, in the order of their types and ids. */
    @SuppressWarnings("unchecked") // A native query of several columns returns rows as arrays.
    static List<StoredVersion> versionsAbout(EntityManager manager, String patient, List<String> types) {
        List<Object[]> rows = manager.createNativeQuery(VERSIONS)
                .setParameter("patient", patient)
                .setParameter("types", types)
                .getResultList();
        return rows.stream()
                .map(row -> new StoredVersion(String.valueOf(row[0]), String.valueOf(row[1]), String.valueOf(row[2])))
                .sorted(Comparator.comparing(StoredVersion::type).thenComparing(StoredVersion::id))
                .toList();
    }
}
