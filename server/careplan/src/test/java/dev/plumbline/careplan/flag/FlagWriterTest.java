package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.recovery.concern.Closure;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a concern reads as a Flag. */
class FlagWriterTest {

    private static final Instant RAISED = Instant.parse("2026-03-05T18:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-05T19:00:00Z");
    private static final Evidence DAY_3 = new Evidence("QuestionnaireResponse/3", "1");
    private static final Evidence DAY_4 = new Evidence("QuestionnaireResponse/4", "2");

    private final FlagWriter writer =
            new FlagWriter(Shipped.template(), new FlagOwner("Patient/7", "CarePlan/3", ZoneId.of("Europe/Berlin")));

    @Test
    void saysWhatItIsInTheTermsOfItsRule() {
        var flag = writer.raise(pain(null, DAY_3, DAY_4), DAY_3, NOW);

        assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
        assertThat(flag.getCode().getCoding())
                .extracting(Coding::getSystem, Coding::getCode)
                .containsExactly(tuple("https://plumbline.dev/fhir/CodeSystem/vpa-rule", "pain-above-expected"));
        assertThat(flag.getCode().getText()).isEqualTo("Pain is above the path.");
        assertThat(flag.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("clinical");
        assertThat(flag.getAuthor().getReference()).isEqualTo("Device/plumbline");
        assertThat(flag.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-03-05T19:00:00.000+01:00");
        assertThat(flag.getText().getDiv().allText().strip()).isEqualTo("Pain is above the path.");
        assertThat(new StoredFlag(flag).opened()).contains(NOW);
    }

    @Test
    void listsThePlanFirstAndThenTheVersionsOfTheEvidence() {
        var flag = writer.raise(pain(null, Evidence.of("CarePlan/3"), DAY_3, DAY_4), DAY_3, NOW);

        assertThat(details(flag))
                .containsExactly(
                        "CarePlan/3", "QuestionnaireResponse/3/_history/1", "QuestionnaireResponse/4/_history/2");
    }

    @Test
    void belongsToNoPlanWhereItsEvidenceBelongsToNone() {
        var without = new FlagWriter(Shipped.template(), new FlagOwner("Patient/7", null, ZoneId.of("UTC")));

        var flag = without.raise(pain(null, DAY_3), DAY_3, NOW);

        assertThat(details(flag)).containsExactly("QuestionnaireResponse/3/_history/1");
    }

    @Test
    void saysOfWhatCouldNotBeJudgedThatAndNotWhatTheRuleFinds() {
        var unjudged = new Concern(
                "TRJ-1", Kind.NOT_JUDGED, Urgency.PROMPT, List.of(DAY_3), RAISED, "Pain cannot be read.", null);

        var flag = writer.raise(unjudged, DAY_3, NOW);

        assertThat(flag.getCode().getCoding())
                .extracting(Coding::getSystem, Coding::getCode)
                .containsExactly(tuple(Canonicals.FLAG_CODE, "could-not-be-judged"));
        assertThat(flag.getCode().getText()).isEqualTo("Pain cannot be read.");
    }

    @Test
    void saysOnUpdateWhatTheConcernSaysNowAndKeepsWhatPeopleAdded() {
        var stored = writer.raise(pain(null, DAY_3), DAY_3, NOW);
        stored.addExtension("https://example.org/seen-by", new StringType("B. Berg"));

        var updated = writer.update(stored, pain(null, DAY_3, DAY_4));

        assertThat(details(updated)).hasSize(3).contains("QuestionnaireResponse/4/_history/2");
        assertThat(updated.getExtensionByUrl("https://example.org/seen-by")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("B. Berg");
        assertThat(updated.getId()).isEqualTo(stored.getId());
        assertThat(updated.getExtensionsByUrl(FlagPriority.URL)).hasSize(1);
        assertThat(details(stored)).hasSize(2);
    }

    @Test
    void closesTheFlagOfAConcernThatItsRuleHasEnded() {
        var flag = writer.raise(pain(new Closure(NOW, Closure.By.RULE), DAY_3), DAY_3, NOW);

        var closure = flag.getExtensionByUrl(Canonicals.FLAG_CLOSURE);
        assertThat(flag.getStatus()).isEqualTo(FlagStatus.INACTIVE);
        assertThat(flag.getPeriod().getEnd().toInstant()).isEqualTo(NOW);
        assertThat(closure.getExtensionString("reason")).isEqualTo("Resolved by its rule.");
        assertThat(new StoredFlag(flag).closedBy()).isEqualTo(ClosedBy.RULE);
    }

    @Test
    void keepsTheEndThatAPersonNames() {
        var flag = writer.raise(pain(null, DAY_3), DAY_3, NOW);
        flag.getPeriod().setEndElement(new DateTimeType("2026-03-04"));

        FlagWriter.closeByPerson(flag, DateTimes.millis(NOW, ZoneId.of("UTC")), "Called her.");

        assertThat(flag.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-03-04");
        assertThat(new StoredFlag(flag).personsAct().orElseThrow().at()).isEqualTo(NOW);
    }

    @Test
    void marksAFlagOnceForThePersonWhoMustCloseIt() {
        var flag = writer.raise(pain(null, DAY_3), DAY_3, NOW);

        var marked = writer.marked(flag, "The answer was withdrawn.");
        var again = writer.marked(marked, "The answer was withdrawn.");

        assertThat(marked.getCode().getText()).isEqualTo("Pain is above the path. The answer was withdrawn.");
        assertThat(marked.getText().getDiv().allText().strip())
                .isEqualTo("Pain is above the path. The answer was withdrawn.");
        assertThat(again).isSameAs(marked);
        assertThat(flag.getCode().getText()).isEqualTo("Pain is above the path.");
    }

    @Test
    void writesWordsOfAPatientAsWordsAndNotAsMarkup() {
        var narrative = FlagWriter.narrative("<script>alert(1)</script> & more");

        assertThat(narrative.getDivAsString()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    private static Concern pain(@Nullable Closure ended, Evidence... evidence) {
        return new Concern(
                "TRJ-1", Kind.FINDING, Urgency.PROMPT, List.of(evidence), RAISED, "Pain is above the path.", ended);
    }

    private static List<String> details(Flag flag) {
        return flag.getExtensionsByUrl(StoredFlag.DETAIL).stream()
                .map(detail -> ((Reference) detail.getValue()).getReference())
                .toList();
    }
}
