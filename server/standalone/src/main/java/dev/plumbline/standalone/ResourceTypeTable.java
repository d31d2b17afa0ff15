package dev.plumbline.standalone;

import ca.uhn.fhir.jpa.config.util.ResourceTypeUtil;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table of resource types, which HAPI fills at a node's first start where it finds it empty.
 *
 * <p>Of two nodes that find it empty at the same time the slower one fails to start. So it is filled here, while no
 * other node is at work on the tables, and HAPI finds it full.
 */
final class ResourceTypeTable {

    private final JdbcTemplate jdbc;
    private final DatabaseProduct product;

    ResourceTypeTable(DataSource dataSource, DatabaseProduct product) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.product = product;
    }

    /** Fills it if it is empty. To be called by one node at a time. */
    void fill() {
        if (types().isEmpty()) {
            var insert = "INSERT INTO HFJ_RESOURCE_TYPE (RES_TYPE_ID, RES_TYPE) VALUES (%s, ?)"
                    .formatted(product.nextValueOf("SEQ_RESOURCE_TYPE"));
            List<Object[]> rows = ResourceTypeUtil.generateResourceTypes().stream()
                    .map(type -> new Object[] {type})
                    .toList();
            jdbc.batchUpdate(insert, rows);
        }
    }

    private List<String> types() {
        return jdbc.queryForList("SELECT RES_TYPE FROM HFJ_RESOURCE_TYPE", String.class);
    }
}
