package dev.plumbline.plugin.host;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plumbline.careplan.store.StoredVersion;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * Parsed versions of resources. A version that was committed never changes, so what is here is never out of date; whether it
 * is the current one is for the database to say. What a transaction has read is kept once it has committed: it may have read
 * what it wrote itself, and what is rolled back leaves its number to another text.
 */
final class VersionCache {

    /** Oracle takes a thousand in a list, and a statement's plan need not be made for every length. */
    private static final int AT_ONCE = 200;

    private final Cache<StoredVersion, Resource> versions;
    private final Consumer<Runnable> afterCommit;

    VersionCache(int size, Consumer<Runnable> afterCommit) {
        this.versions = Caffeine.newBuilder().maximumSize(size).build();
        this.afterCommit = afterCommit;
    }

    /**
     * What these versions say, in their order. One that has been replaced meanwhile is given as it is now, and one that
     * has been deleted meanwhile is left out.
     *
     * @param loader of the current versions by their ids
     */
    <T extends Resource> List<T> load(
            Class<T> type, List<StoredVersion> wanted, Function<List<String>, List<T>> loader) {
        var found = new HashMap<String, Resource>();
        for (var version : wanted) {
            var known = versions.getIfPresent(version);
            if (known != null) {
                found.put(version.id(), known);
            }
        }
        var missing = wanted.stream()
                .map(StoredVersion::id)
                .filter(id -> !found.containsKey(id))
                .toList();
        var read = new HashMap<StoredVersion, Resource>();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            loader.apply(missing.subList(from, Math.min(from + AT_ONCE, missing.size())))
                    .forEach(resource -> read.put(versionOf(resource), resource));
        }
        read.forEach((version, resource) -> found.put(version.id(), resource));
        if (!read.isEmpty()) {
            afterCommit.accept(() -> versions.putAll(read));
        }
        return wanted.stream()
                .flatMap(version -> Stream.ofNullable(found.get(version.id())))
                .map(type::cast)
                .toList();
    }

    private static StoredVersion versionOf(Resource resource) {
        var id = resource.getIdElement();
        return new StoredVersion(resource.fhirType(), id.getIdPart(), id.getVersionIdPart());
    }
}
