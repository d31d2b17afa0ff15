package dev.plumbline.plugin.host;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Tells a database that several nodes may share from one that this process has to itself. */
public final class DatabaseKind {

    private DatabaseKind() {}

    public static boolean isPostgres(DataSource database) {
        try (var connection = database.getConnection()) {
            return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The database does not say what it is.", failure);
        }
    }
}
