package dev.plumbline.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Lets one node at a time change the tables; a node that dies lets go of it, which HAPI's own lock does not (ADR 26). */
interface SchemaLock {

    /** Waits for the lock without end, because a migration of a large database may take hours. */
    void whileHeld(Runnable work);

    /** H2 needs none: its file belongs to one process. */
    static SchemaLock of(DatabaseProduct product, DataSource dataSource) {
        return switch (product) {
            case H2 -> Runnable::run;
            case POSTGRESQL -> new OnPostgres(dataSource);
        };
    }

    /**
     * An advisory lock of a database session.
     *
     * <p>It is asked for again and again: a session that waits inside {@code pg_advisory_lock} keeps a snapshot, for
     * which the holder's {@code CREATE INDEX CONCURRENTLY} would wait in turn.
     */
    record OnPostgres(DataSource dataSource) implements SchemaLock {

        private static final Logger log = LoggerFactory.getLogger(SchemaLock.class);
        /** Any number that no other user of the database's advisory locks takes: "plumbsch" in ASCII. */
        private static final long KEY = 0x706c756d62736368L;

        private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

        @Override
        public void whileHeld(Runnable work) {
            try (Connection session = dataSource.getConnection()) {
                var jdbc = new JdbcTemplate(new SingleConnectionDataSource(session, true));
                waitFor(jdbc);
                try {
                    work.run();
                } finally {
                    jdbc.queryForObject("SELECT pg_advisory_unlock(?)", Boolean.class, KEY);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("The session that holds the schema lock was lost.", e);
            }
        }

        private static void waitFor(JdbcTemplate jdbc) {
            boolean told = false;
            while (!isTaken(jdbc)) {
                if (!told) {
                    log.info("Another node is changing the database schema; waiting for it.");
                    told = true;
                }
                pause();
            }
        }

        private static boolean isTaken(JdbcTemplate jdbc) {
            return Boolean.TRUE.equals(jdbc.queryForObject("SELECT pg_try_advisory_lock(?)", Boolean.class, KEY));
        }

        private static void pause() {
            try {
                Thread.sleep(BETWEEN_TRIES.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The start was interrupted while it waited for the schema lock.", e);
            }
        }
    }
}
