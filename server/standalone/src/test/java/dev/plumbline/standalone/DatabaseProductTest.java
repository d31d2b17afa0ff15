package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.standalone.DatabaseProduct.UnsupportedDatabase;
import org.junit.jupiter.api.Test;

class DatabaseProductTest {

    @Test
    void isReadFromTheAddress() {
        assertThat(DatabaseProduct.of("jdbc:h2:file:./data/plumbline")).isEqualTo(DatabaseProduct.H2);
        assertThat(DatabaseProduct.of("jdbc:postgresql://db/plumbline")).isEqualTo(DatabaseProduct.POSTGRESQL);
    }

    @Test
    void refusesAnyOtherWithoutRepeatingItsPassword() {
        assertThatThrownBy(() -> DatabaseProduct.of("jdbc:mysql://db/plumbline?password=secret"))
                .isInstanceOf(UnsupportedDatabase.class)
                .hasMessage("`spring.datasource.url` names an unknown database; expected `jdbc:h2:` or"
                        + " `jdbc:postgresql:`.");
    }
}
