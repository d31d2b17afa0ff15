package dev.plumbline.standalone.nodes;

import dev.plumbline.standalone.support.Database.JdbcAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.util.concurrent.Callable;

/** How often the nodes of these tests sweep, and how to keep them from it. */
final class Sweeping {

    static final String[] EVERY_SECOND = {"--plumbline.sweep.interval=1s", "--plumbline.sweep.full=1s"};

    private Sweeping() {}

    /** Does the work while a session of its own has the sweep's turn. */
    static <T> T byAThirdNode(JdbcAddress database, Callable<T> work) throws Exception {
        try (var session = DriverManager.getConnection(database.url(), database.username(), database.password());
                var lock = session.prepareStatement("SELECT pg_advisory_lock(?)")) {
            lock.setLong(1, key());
            lock.execute();
            return work.call();
        }
    }

    private static long key() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest("plumbline:sweep".getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
