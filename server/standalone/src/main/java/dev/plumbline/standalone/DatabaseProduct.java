package dev.plumbline.standalone;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.util.Arrays;
import org.hibernate.dialect.Dialect;

/** The databases that are tested: H2 to try Plumbline out, PostgreSQL to rely on it. */
enum DatabaseProduct {
    H2("jdbc:h2:", DriverTypeEnum.H2_EMBEDDED, HapiFhirH2Dialect.class, "NEXT VALUE FOR %s"),
    POSTGRESQL("jdbc:postgresql:", DriverTypeEnum.POSTGRES_9_4, HapiFhirPostgresDialect.class, "nextval('%s')");

    private final String urlPrefix;
    private final DriverTypeEnum driver;
    private final Class<? extends Dialect> dialect;
    private final String nextValue;

    DatabaseProduct(String urlPrefix, DriverTypeEnum driver, Class<? extends Dialect> dialect, String nextValue) {
        this.urlPrefix = urlPrefix;
        this.driver = driver;
        this.dialect = dialect;
        this.nextValue = nextValue;
    }

    /**
     * The product that a JDBC address belongs to.
     *
     * @throws UnsupportedDatabase if it is neither of the two; the message does not repeat the address, which may hold a
     *     password
     */
    static DatabaseProduct of(String jdbcUrl) {
        return Arrays.stream(values())
                .filter(product -> jdbcUrl.startsWith(product.urlPrefix))
                .findFirst()
                .orElseThrow(UnsupportedDatabase::new);
    }

    DriverTypeEnum driver() {
        return driver;
    }

    Class<? extends Dialect> dialect() {
        return dialect;
    }

    /** The SQL expression that takes the next value of a sequence. */
    String nextValueOf(String sequence) {
        return nextValue.formatted(sequence);
    }

    static final class UnsupportedDatabase extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnsupportedDatabase() {
            super("`spring.datasource.url` names an unknown database; expected `jdbc:h2:` or `jdbc:postgresql:`.");
        }
    }
}
