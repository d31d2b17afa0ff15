package dev.plumbline.plugin.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;

/** Turns names into the numbers that a database locks by. */
public final class LockKey {

    private LockKey() {}

    /** In the order in which every transaction must take them. */
    static List<Long> ordered(Collection<String> names) {
        return names.stream().map(LockKey::of).distinct().sorted().toList();
    }

    public static long of(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(("plumbline:" + name).getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
