package dev.plumbline.plugin.host;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import org.hibernate.Session;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/** PostgreSQL's advisory locks, which end with the transaction and hold over all nodes. */
public final class PostgresLocks implements PatientLocks {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final EntityManagerFactory factory;

    public PostgresLocks(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public void acquire(Collection<String> subjects) {
        EntityManager manager = Objects.requireNonNull(
                EntityManagerFactoryUtils.getTransactionalEntityManager(factory), "A lock needs a transaction.");
        manager.unwrap(Session.class).doWork(connection -> lock(connection, subjects));
    }

    private static void lock(Connection connection, Collection<String> subjects) throws SQLException {
        try (var timeout = connection.createStatement()) {
            timeout.execute("SET LOCAL lock_timeout = '20s'");
        }
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            for (var key : LockKey.ordered(subjects)) {
                lock.setLong(1, key);
                lock.execute();
            }
        } catch (SQLException failure) {
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw new PessimisticLockingFailureException("Another transaction holds the patient's lock.", failure);
            }
            throw failure;
        }
    }
}
