package dev.plumbline.careplan.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var cause : causes) {
                digest.update(cause.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /** Whether a resource with this id is one that Plumbline computed. */
    public static boolean isOurs(String id) {
        return id.startsWith(PREFIX);
    }
}
