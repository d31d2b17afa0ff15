package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fault of judging itself reaches a person as an emergency. */
class UnjudgedFlagTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");

    @Test
    void asksAPersonToReadWhatCouldNotBeJudged() {
        var flag = UnjudgedFlag.of("Patient/7", Set.of("QuestionnaireResponse/9", "QuestionnaireResponse/4"), NOW)
                .orElseThrow();

        var read = new StoredFlag(flag);
        assertThat(read.isActive()).isTrue();
        assertThat(read.kind()).isEqualTo(Kind.NOT_JUDGED);
        assertThat(read.level()).contains(Urgency.EMERGENCY);
        assertThat(read.opened()).contains(NOW);
        assertThat(read.evidence())
                .containsExactly(Evidence.of("QuestionnaireResponse/4"), Evidence.of("QuestionnaireResponse/9"));
        assertThat(flag.getSubject().getReference()).isEqualTo("Patient/7");
        assertThat(flag.getCode().getText())
                .isEqualTo("What is stored could not be judged, because of a fault in the software or the data: please"
                        + " read it.");
    }

    @Test
    void isTheSameFlagForTheSameEvidenceInWhateverOrder() {
        var one = UnjudgedFlag.of("Patient/7", Set.of("CarePlan/1", "CarePlan/2"), NOW)
                .orElseThrow();
        var same = UnjudgedFlag.of("Patient/7", Set.of("CarePlan/2", "CarePlan/1"), NOW.plusSeconds(60))
                .orElseThrow();
        var other = UnjudgedFlag.of("Patient/7", Set.of("CarePlan/1"), NOW).orElseThrow();

        assertThat(one.getId()).isEqualTo(same.getId()).isNotEqualTo(other.getId());
        assertThat(one.getIdentifierFirstRep().getValue()).isEqualTo(one.getId());
    }

    @Test
    void isNotRaisedWhereAllWasJudged() {
        assertThat(UnjudgedFlag.of("Patient/7", Set.of(), NOW)).isEmpty();
    }
}
