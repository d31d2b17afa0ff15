package dev.plumbline.plugin.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
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
        return Longs.fromByteArray(
                Hashing.sha256().hashString("plumbline:" + name, UTF_8).asBytes());
    }
}
