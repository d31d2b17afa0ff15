package dev.plumbline.careplan.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void isTheSameForTheSameCauses() {
        assertThat(Ids.of("flag", "CarePlan/1", "TRJ-1")).isEqualTo(Ids.of("flag", "CarePlan/1", "TRJ-1"));
    }

    /** Another way of hashing would raise every Flag that stands a second time. */
    @Test
    void neverChanges() {
        assertThat(Ids.of("flag", "CarePlan/1")).isEqualTo("plumbline-5ee47a305d2dfee0ec1acbc6600a79c8");
    }

    @Test
    void tellsCausesApartByTheirOrderAndTheirBorders() {
        assertThat(Ids.of("a", "b")).isNotEqualTo(Ids.of("b", "a"));
        assertThat(Ids.of("ab", "c")).isNotEqualTo(Ids.of("a", "bc"));
    }

    @Test
    void isAValidFhirId() {
        assertThat(Ids.of("flag")).hasSize(42).matches("[A-Za-z0-9\\-.]{1,64}");
    }

    @Test
    void isKnownAsOurs() {
        assertThat(Ids.isOurs(Ids.of("flag"))).isTrue();
        assertThat(Ids.isOurs("7")).isFalse();
    }
}
