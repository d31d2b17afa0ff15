package dev.plumbline.standalone.nodes;

import dev.plumbline.standalone.support.Database.JdbcAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is in the tables, whatever a server says. */
final class Ledger {

    private static final String BROKEN_HISTORIES = """
            SELECT newest.RES_TYPE || '/' || newest.FHIR_ID
            FROM HFJ_RESOURCE newest LEFT JOIN HFJ_RES_VER version ON version.RES_ID = newest.RES_ID
            GROUP BY newest.RES_ID, newest.RES_TYPE, newest.FHIR_ID, newest.RES_VER
            HAVING COUNT(version.RES_VER) <> newest.RES_VER
                OR MIN(version.RES_VER) <> 1
                OR MAX(version.RES_VER) <> newest.RES_VER
            """;

    private final JdbcTemplate jdbc;

    Ledger(JdbcAddress database) {
        jdbc = new JdbcTemplate(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    /** The resources of which a version is missing or the newest is not the current one. */
    List<String> brokenHistories() {
        return jdbc.queryForList(BROKEN_HISTORIES, String.class);
    }

    /** How many versions are stored of each resource type. */
    Map<String, Long> versions() {
        var versions = new TreeMap<String, Long>();
        jdbc.query("SELECT RES_TYPE, COUNT(*) FROM HFJ_RES_VER GROUP BY RES_TYPE", row -> {
            versions.put(row.getString(1), row.getLong(2));
        });
        return versions;
    }

    /** The content resources that were stored more than once. */
    List<String> contentWrittenAgain() {
        return jdbc.queryForList(
                "SELECT RES_TYPE || '/' || FHIR_ID FROM HFJ_RESOURCE WHERE RES_VER > 1 AND RES_TYPE IN"
                        + " ('ActivityDefinition', 'CodeSystem', 'Device', 'OperationDefinition', 'PlanDefinition',"
                        + " 'Questionnaire', 'SearchParameter', 'StructureDefinition', 'ValueSet')",
                String.class);
    }

    /** The steps of the schema's migration that were taken more than once. */
    List<String> migratedAgain() {
        return jdbc.queryForList(
                "SELECT \"version\" FROM \"FLY_HFJ_MIGRATION\" GROUP BY \"version\" HAVING COUNT(*) > 1", String.class);
    }
}
