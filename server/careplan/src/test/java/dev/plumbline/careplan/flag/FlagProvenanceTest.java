package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.flag.FlagChange.Activity;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagProvenanceTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");
    private static final IdType SECOND_VERSION = new IdType("Flag", "plumbline-1", "2");

    @Test
    void saysOfWhichVersionByWhichRuleAndOnWhat() {
        var evidence = List.of(new Evidence("QuestionnaireResponse/4", "1"), Evidence.of("CarePlan/3"));

        var provenance =
                FlagProvenance.of(change(Activity.UPDATED, "https://e.org/r|1#TRJ-1", evidence), SECOND_VERSION, NOW);

        assertThat(provenance.getTargetFirstRep().getReference()).isEqualTo("Flag/plumbline-1/_history/2");
        assertThat(provenance.getRecorded().toInstant()).isEqualTo(NOW);
        assertThat(provenance.getPolicy())
                .singleElement()
                .extracting(rule -> rule.getValue())
                .isEqualTo("https://e.org/r|1#TRJ-1");
        assertThat(provenance.getAgentFirstRep().getWho().getReference()).isEqualTo("Device/plumbline");
        assertThat(provenance.getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .containsExactly("QuestionnaireResponse/4/_history/1", "CarePlan/3");
        assertThat(provenance.getEntity()).allMatch(entity -> entity.getRole() == ProvenanceEntityRole.SOURCE);
    }

    @ParameterizedTest
    @CsvSource({"RAISED, CREATE", "UPDATED, UPDATE", "RESOLVED, UPDATE", "RETRACTED, NULLIFY"})
    void namesWhatHappened(Activity activity, String code) {
        var provenance = FlagProvenance.of(change(activity, "rule", List.of()), SECOND_VERSION, NOW);

        assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo(code);
    }

    @Test
    void hasOneIdForOneVersionAndNoPolicyWhereNoRuleSpeaks() {
        var first =
                FlagProvenance.of(change(Activity.RAISED, "", List.of()), new IdType("Flag", "plumbline-1", "1"), NOW);
        var second = FlagProvenance.of(change(Activity.RAISED, "", List.of()), SECOND_VERSION, NOW);
        var again = FlagProvenance.of(change(Activity.UPDATED, "", List.of()), SECOND_VERSION, NOW.plusSeconds(9));

        assertThat(second.getId()).isEqualTo(again.getId()).isNotEqualTo(first.getId());
        assertThat(first.hasPolicy()).isFalse();
    }

    private static FlagChange change(Activity activity, String rule, List<Evidence> evidence) {
        return new FlagChange(new Flag(), activity, rule, evidence);
    }
}
