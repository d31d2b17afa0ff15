package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.plumbline.standalone.SchemaMigration.InterruptedFirstStart;
import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.Database.JdbcAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class SchemaMigrationTest {

    private static final String INSERT_LOCK_ROW = "INSERT INTO \"FLY_HFJ_MIGRATION\" (\"installed_rank\","
            + " \"description\", \"type\", \"script\", \"installed_by\", \"installed_on\", \"execution_time\","
            + " \"success\") VALUES (-100, 'cut off', 'hapi-fhir-lock', 'x', 'x', CURRENT_DATE, 0, TRUE)";

    @ParameterizedTest
    @EnumSource(Database.class)
    void createsTheTablesAndThenChangesNothing(Database database) {
        try (var dataSource = open(database.create())) {
            migrate(dataSource);
            var first = history(dataSource);

            migrate(dataSource);

            assertThat(first).isNotEmpty();
            assertThat(history(dataSource)).isEqualTo(first);
            assertThat(countOf("HFJ_RESOURCE", dataSource)).isZero();
            assertThat(resourceTypes(dataSource))
                    .contains("Questionnaire", "Flag")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void letsTwoNodesStartTogetherOnAnEmptyDatabase() {
        var address = Database.POSTGRESQL.create();
        try (var one = open(address);
                var other = open(address)) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> migrate(one)),
                            CompletableFuture.runAsync(() -> migrate(other)))
                    .join();

            assertThat(history(one)).extracting(row -> row.get("version")).doesNotHaveDuplicates();
            assertThat(resourceTypes(one)).isNotEmpty();
            assertThat(countOf("HFJ_RESOURCE", one)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesUpAnUpgradeThatWasCutOff(Database database) {
        try (var dataSource = open(database.create())) {
            migrate(dataSource);
            var complete = history(dataSource);
            new JdbcTemplate(dataSource).execute(INSERT_LOCK_ROW);

            migrate(dataSource);

            assertThat(history(dataSource)).isEqualTo(complete);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesTheTablesOfAFirstStartThatWasCutOff(Database database) {
        try (var dataSource = open(database.create())) {
            migrate(dataSource);
            var jdbc = new JdbcTemplate(dataSource);
            jdbc.execute("DELETE FROM \"FLY_HFJ_MIGRATION\" WHERE \"installed_rank\" > 0");
            jdbc.execute(INSERT_LOCK_ROW);

            assertThatThrownBy(() -> migrate(dataSource))
                    .isInstanceOf(InterruptedFirstStart.class)
                    .hasMessage("The first start was cut off while it made the tables; empty the database (H2: delete"
                            + " its file) and start again.");
        }
    }

    private static void migrate(HikariDataSource dataSource) {
        new SchemaMigration(dataSource, DatabaseProduct.of(dataSource.getJdbcUrl())).run();
    }

    private static List<Map<String, Object>> history(HikariDataSource dataSource) {
        return new JdbcTemplate(dataSource)
                .queryForList("SELECT * FROM \"FLY_HFJ_MIGRATION\" ORDER BY \"installed_rank\"");
    }

    private static int countOf(String table, HikariDataSource dataSource) {
        var count = new JdbcTemplate(dataSource).queryForObject("SELECT count(*) FROM " + table, Integer.class);
        return count == null ? 0 : count;
    }

    /** HAPI fills this table only where it is empty, and two nodes would do so at once. */
    private static List<String> resourceTypes(HikariDataSource dataSource) {
        return new JdbcTemplate(dataSource).queryForList("SELECT RES_TYPE FROM HFJ_RESOURCE_TYPE", String.class);
    }

    private static HikariDataSource open(JdbcAddress address) {
        var dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(address.url());
        dataSource.setUsername(address.username());
        dataSource.setPassword(address.password());
        dataSource.setMaximumPoolSize(4);
        return dataSource;
    }
}
