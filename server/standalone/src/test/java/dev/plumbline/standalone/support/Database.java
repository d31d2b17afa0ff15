package dev.plumbline.standalone.support;

import java.util.Map;
import java.util.UUID;

/** A kind of database that tests run on. */
public enum Database {
    /** In memory: gone with the JVM. */
    H2 {
        @Override
        public JdbcAddress create() {
            return new JdbcAddress("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        }
    },

    /** One real server for the whole JVM, started when first asked for; each address is a database of its own in it. */
    POSTGRESQL {
        @Override
        public JdbcAddress create() {
            return PostgresServer.createDatabase();
        }
    };

    /** An empty database. */
    public abstract JdbcAddress create();

    /** Where a database is, and as whom to enter it. */
    public record JdbcAddress(String url, String username, String password) {

        /** The same as Spring Boot's properties. */
        public Map<String, Object> asProperties() {
            return Map.of(
                    "spring.datasource.url", url,
                    "spring.datasource.username", username,
                    "spring.datasource.password", password);
        }
    }
}
