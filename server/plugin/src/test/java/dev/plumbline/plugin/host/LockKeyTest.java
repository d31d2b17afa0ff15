package dev.plumbline.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockKeyTest {

    /** While nodes are replaced one by one, an old one and a new one must mean the same lock. */
    @Test
    void neverChanges() {
        assertThat(LockKey.of("sweep")).isEqualTo(-6729138287096483280L);
    }
}
