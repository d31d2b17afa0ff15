package dev.plumbline.careplan.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;

/**
 * Ids computed from their cause, so that two nodes, a retry and a replay meet on the same resource.
 *
 * <p>Each starts with {@link #PREFIX}, by which a resource of ours is known without reading it, and has 42 characters.
 */
public final class Ids {

    public static final String PREFIX = "plumbline-";

    private static final int HASH_CHARACTERS = 32;

    private Ids() {}

    /** The id of what these parts cause, in this order. */
    public static String of(String... causes) {
        return PREFIX + hash(causes);
    }

    /** Stands for these parts in this order: 32 hexadecimal digits. */
    public static String hash(String... causes) {
        var hasher = Hashing.sha256().newHasher();
        for (var cause : causes) {
            hasher.putString(cause, UTF_8).putByte((byte) 0);
        }
        return hasher.hash().toString().substring(0, HASH_CHARACTERS);
    }

    /** Whether a resource with this id is one that Plumbline computed. */
    public static boolean isOurs(String id) {
        return id.startsWith(PREFIX);
    }
}
