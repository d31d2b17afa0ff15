package dev.plumbline.plugin.judging;

import dev.plumbline.plugin.host.LockKey;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Sees to it that one node at a time sweeps; a node that dies lets go (ADR 26). */
public final class SweepTurn {

    private final DataSource database;
    private final boolean shared;

    /**
     * The turn on one database.
     *
     * @param shared whether other nodes may use it
     */
    public SweepTurn(DataSource database, boolean shared) {
        this.database = database;
        this.shared = shared;
    }

    /** Does the work unless another node is at it. */
    void take(Runnable work) {
        if (!shared) {
            work.run();
            return;
        }
        try (var connection = database.getConnection()) {
            if (ask(connection, "SELECT pg_try_advisory_lock(?)")) {
                try {
                    work.run();
                } finally {
                    ask(connection, "SELECT pg_advisory_unlock(?)");
                }
            }
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The sweep's lock cannot be asked for.", failure);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setLong(1, LockKey.of("sweep"));
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
