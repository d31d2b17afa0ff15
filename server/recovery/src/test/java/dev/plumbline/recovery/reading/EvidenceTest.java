package dev.plumbline.recovery.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private final Evidence first = new Evidence("QuestionnaireResponse/1", "1");
    private final Evidence amended = new Evidence("QuestionnaireResponse/1", "2");

    @Test
    void isAboutTheSameThingInWhateverVersion() {
        assertThat(first.isAbout(amended)).isTrue();
        assertThat(first.isAbout(Evidence.of("QuestionnaireResponse/1"))).isTrue();
        assertThat(first.isAbout(new Evidence("QuestionnaireResponse/2", "1"))).isFalse();
    }

    @Test
    void isOrderedByReferenceThenVersion() {
        var other = new Evidence("QuestionnaireResponse/2", "1");
        var unversioned = Evidence.of("QuestionnaireResponse/1");

        assertThat(Stream.of(other, amended, first, unversioned).sorted())
                .containsExactly(unversioned, first, amended, other);
    }

    @Test
    void citesItsVersionIfItHasOne() {
        assertThat(first.citedVersion()).contains("1");
        assertThat(Evidence.of("Task/1").citedVersion()).isEmpty();
    }

    @Test
    void amountsAreEqualInWhateverSpelling() {
        assertThat(Value.of(new BigDecimal("8.0"))).isEqualTo(Value.of(8)).hasSameHashCodeAs(Value.of(8));
        assertThat(Value.of("8")).isEqualTo(new Value.Text("8")).isNotEqualTo(Value.of(8));
    }
}
