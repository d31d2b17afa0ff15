package dev.plumbline.careplan.store;

import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * One version of a stored resource. What it says never changes.
 *
 * @param type {@code Flag}
 * @param id without the type
 * @param version {@code 1} for the first
 */
public record StoredVersion(String type, String id, String version) {

    /** Those of one type. */
    public static List<StoredVersion> of(Class<? extends Resource> type, Collection<StoredVersion> versions) {
        return versions.stream()
                .filter(version -> version.type().equals(type.getSimpleName()))
                .toList();
    }
}
