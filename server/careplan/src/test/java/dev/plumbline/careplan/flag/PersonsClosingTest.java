package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class PersonsClosingTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00.123456Z");

    private final PersonsClosing closing = new PersonsClosing(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void keepsWhenItWasClosedAndWhatWasSeen() {
        var stored = open();
        var sent = stored.copy().setStatus(FlagStatus.INACTIVE);

        closing.note(stored, sent);

        var act = new StoredFlag(sent).personsAct().orElseThrow();
        assertThat(act.at()).isEqualTo(Instant.parse("2026-03-05T18:00:00.123Z"));
        assertThat(act.rule()).isEqualTo("TRJ-1");
        assertThat(act.covered()).containsExactly(new Evidence("QuestionnaireResponse/4", "1"));
        assertThat(sent.getPeriod().getEnd().toInstant()).isEqualTo(act.at());
    }

    @Test
    void restoresWhatAClientDropped() {
        var stored = open();
        var sent = stored.copy().setStatus(FlagStatus.INACTIVE);
        sent.setExtension(new ArrayList<>());

        closing.note(stored, sent);

        assertThat(new StoredFlag(sent).personsAct().orElseThrow().covered()).hasSize(1);
    }

    @Test
    void doesNotLetAClientChangeTheEvidence() {
        var stored = open();
        var sent = stored.copy();
        sent.addExtension(StoredFlag.DETAIL, new Reference("QuestionnaireResponse/99"));

        closing.note(stored, sent);

        assertThat(sent.equalsDeep(stored)).isTrue();
    }

    @Test
    void keepsTheEndThatThePersonNames() {
        var stored = open();
        var sent = stored.copy().setStatus(FlagStatus.INACTIVE);
        sent.getPeriod().setEndElement(new DateTimeType("2026-03-04"));

        closing.note(stored, sent);

        assertThat(sent.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-03-04");
    }

    @Test
    void takesAPersonsRetractionForAClosing() {
        var stored = open();
        var sent = stored.copy().setStatus(FlagStatus.ENTEREDINERROR);

        closing.note(stored, sent);

        assertThat(new StoredFlag(sent).personsAct()).isPresent();
        assertThat(new StoredFlag(sent).isRetracted()).isFalse();
    }

    @Test
    void doesNotMoveTheClosingWhenTheClosedFlagIsWrittenAgain() {
        var stored = open();
        var closed = stored.copy().setStatus(FlagStatus.INACTIVE);
        closing.note(stored, closed);
        var again = closed.copy();
        again.getExtension().removeIf(extension -> extension.getUrl().equals(Canonicals.FLAG_CLOSURE));

        new PersonsClosing(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC)).note(closed, again);

        assertThat(again.equalsDeep(closed)).isTrue();
    }

    private static Flag open() {
        var flag = new Flag().setStatus(FlagStatus.ACTIVE);
        flag.addExtension(StoredFlag.DETAIL, new Reference("CarePlan/3"));
        flag.addExtension(StoredFlag.DETAIL, new Reference("QuestionnaireResponse/4/_history/1"));
        flag.addExtension(Canonicals.FLAG_RULE, new CanonicalType("https://example.org/rules|1#TRJ-1"));
        return flag;
    }
}
