package dev.plumbline.standalone;

import ca.uhn.fhir.jpa.migrate.HapiMigrationLock;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.entity.HapiMigrationEntity;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to what this HAPI release expects, by HAPI's own migrator; changes nothing where they already are.
 *
 * <p>Nodes that start together take turns under {@link SchemaLock}. HAPI's own lock, a row in the table of migrations,
 * comes too late for that (two nodes create the table at once) and outlives a killed node. As nobody else can be at
 * work under our lock, such a row is the trace of a migration that was cut off.
 */
final class SchemaMigration {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);
    private static final String TABLE = SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME;

    private final DataSource dataSource;
    private final DatabaseProduct product;
    private final MigrationTaskList steps = new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
    private final HapiMigrationStorageSvc history;

    SchemaMigration(DataSource dataSource, DatabaseProduct product) {
        this.dataSource = dataSource;
        this.product = product;
        this.history = new HapiMigrationStorageSvc(new HapiMigrationDao(dataSource, product.driver(), TABLE));
    }

    DataSource dataSource() {
        return dataSource;
    }

    DatabaseProduct product() {
        return product;
    }

    /** @throws InterruptedFirstStart if an earlier start was killed while it made the tables for the first time */
    void run() {
        SchemaLock.of(product, dataSource).whileHeld(this::migrate);
    }

    private void migrate() {
        var migrator = newMigrator();
        migrator.createMigrationTableIfRequired();
        recoverFromInterruption();
        int missing = missingSteps().size();
        if (missing == 0) {
            log.info("The database schema is up to date.");
        } else {
            log.info("The database schema lacks {} of {} steps; bringing it up to date.", missing, steps.size());
            migrator.migrate();
        }
        new ResourceTypeTable(dataSource, product).fill();
    }

    private SchemaMigrator newMigrator() {
        var migrator = new SchemaMigrator("HAPI FHIR", TABLE, dataSource, new Properties(), steps, history);
        migrator.setDriverType(product.driver());
        return migrator;
    }

    /** Steps that HAPI leaves to the operator, because they take hours on a large database, are not missing. */
    private MigrationTaskList missingSteps() {
        return history.diff(steps).getUnskippableTasks();
    }

    private void recoverFromInterruption() {
        history.findFirstByPidAndNotDescription(HapiMigrationLock.LOCK_PID, "")
                .map(HapiMigrationEntity::getDescription)
                .ifPresent(this::removeTrace);
    }

    private void removeTrace(String lockDescription) {
        if (history.diff(steps).size() == steps.size()) {
            throw new InterruptedFirstStart();
        }
        log.warn("An earlier migration of the database schema was cut off; it is taken up again.");
        history.deleteLockRecord(lockDescription);
    }

    /** HAPI cannot tell half of its tables from all of them, so going on would start a server that fails later. */
    static final class InterruptedFirstStart extends RuntimeException {

        private static final long serialVersionUID = 1;

        InterruptedFirstStart() {
            super("The first start was cut off while it made the tables; empty the database (H2: delete its file) and"
                    + " start again.");
        }
    }
}
