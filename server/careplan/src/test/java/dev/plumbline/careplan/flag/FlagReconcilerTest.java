package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.flag.FlagChange.Activity;
import dev.plumbline.recovery.concern.Closure;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.junit.jupiter.api.Test;

/** Every way in which the Flags that stand can differ from the concerns that should. */
class FlagReconcilerTest {

    private static final Instant RAISED = Instant.parse("2026-03-05T18:00:00Z");
    private static final Instant NOW = RAISED.plus(Duration.ofHours(1));
    private static final FlagOwner OWNER = new FlagOwner("Patient/7", "CarePlan/3", ZoneId.of("Europe/Berlin"));
    private static final Evidence DAY_3 = new Evidence("QuestionnaireResponse/3", "1");
    private static final Evidence DAY_4 = new Evidence("QuestionnaireResponse/4", "1");
    private static final Evidence DAY_4_AMENDED = new Evidence("QuestionnaireResponse/4", "2");
    private static final Evidence DAY_5 = new Evidence("QuestionnaireResponse/5", "1");
    private static final Set<Evidence> CURRENT = Set.of(DAY_3, DAY_4, DAY_5);

    @Test
    void raisesAFlagForAConcernThatStands() {
        var changes = reconcile(List.of(), pain(DAY_3, DAY_4));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RAISED);
            assertThat(change.rule())
                    .isEqualTo("https://plumbline.dev/fhir/PlanDefinition/vertebroplasty-aftercare-rules|1.0.0#TRJ-1");
            assertThat(change.evidence()).containsExactly(DAY_3, DAY_4);
            assertThat(change.flag().getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(change.flag().getSubject().getReference()).isEqualTo("Patient/7");
            assertThat(change.flag().getCode().getText()).isEqualTo("Pain is above the path.");
            assertThat(change.flag().getPeriod().getStart().toInstant()).isEqualTo(RAISED);
            assertThat(new StoredFlag(change.flag()).plan()).contains("CarePlan/3");
            assertThat(new StoredFlag(change.flag()).evidence()).containsExactly(DAY_3, DAY_4);
        });
    }

    @Test
    void givesTheSameFlagTheSameIdOnEveryNode() {
        var first = reconcile(List.of(), pain(DAY_3)).get(0).flag();
        var second = reconcile(List.of(), pain(DAY_3, DAY_4)).get(0).flag();
        var other = reconcile(List.of(), pain(DAY_4)).get(0).flag();

        assertThat(first.getId()).isEqualTo(second.getId()).isNotEqualTo(other.getId());
    }

    @Test
    void changesNothingTheSecondTime() {
        var stored = stored(reconcile(List.of(), pain(DAY_3, DAY_4)));

        assertThat(reconcile(stored, pain(DAY_3, DAY_4))).isEmpty();
    }

    @Test
    void updatesTheOpenFlagWithNewEvidence() {
        var stored = stored(reconcile(List.of(), pain(DAY_3, DAY_4)));

        var changes = reconcile(stored, pain(DAY_3, DAY_4, DAY_5));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.UPDATED);
            assertThat(change.flag().getId()).isEqualTo(stored.get(0).id());
            assertThat(new StoredFlag(change.flag()).evidence()).containsExactly(DAY_3, DAY_4, DAY_5);
        });
    }

    @Test
    void resolvesTheFlagWhoseRuleResolvesIt() {
        var stored = stored(reconcile(List.of(), pain(DAY_3, DAY_4)));

        var changes = reconcile(stored, ended(NOW, DAY_3, DAY_4));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RESOLVED);
            assertThat(change.flag().getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(change.flag().getPeriod().getEnd().toInstant()).isEqualTo(NOW);
            assertThat(new StoredFlag(change.flag()).closure().orElseThrow().by())
                    .isEqualTo(ClosedBy.RULE);
        });
        assertThat(reconcile(stored(changes), ended(NOW, DAY_3, DAY_4))).isEmpty();
    }

    @Test
    void closesAFlagThatNothingSupportsAnyMoreAndSaysSo() {
        var stored = stored(reconcile(List.of(), pain(DAY_3, DAY_4)));

        var changes = reconcile(stored);

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RESOLVED);
            assertThat(change.flag().getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(new StoredFlag(change.flag()).closure().orElseThrow().by())
                    .isEqualTo(ClosedBy.NO_LONGER_SUPPORTED);
        });
        assertThat(reconcile(stored(changes))).isEmpty();
    }

    @Test
    void retractsAFlagWhoseEvidenceWasWithdrawn() {
        var stored = stored(reconcile(List.of(), pain(DAY_3, DAY_4)));

        var changes = reconcile(stored, Set.of(DAY_3), Set.of());

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RETRACTED);
            assertThat(change.flag().getStatus()).isEqualTo(FlagStatus.ENTEREDINERROR);
            assertThat(new StoredFlag(change.flag()).isRetracted()).isTrue();
        });
        assertThat(reconcile(stored(changes), Set.of(DAY_3), Set.of())).isEmpty();
    }

    @Test
    void retractsAFlagWhoseEvidenceWasAmended() {
        var stored = stored(reconcile(List.of(), pain(DAY_3, DAY_4)));

        var changes = reconcile(stored, Set.of(DAY_3, DAY_4_AMENDED), Set.of(DAY_4_AMENDED));

        assertThat(changes).extracting(FlagChange::activity).containsExactly(Activity.RETRACTED);
    }

    @Test
    void leavesAnUrgentFlagOpenAndMarksItOnce() {
        var stored = stored(reconcile(List.of(), saddle(DAY_4)));

        var changes = reconcile(stored, Set.of(DAY_3, DAY_4_AMENDED), Set.of(DAY_4_AMENDED));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.UPDATED);
            assertThat(change.flag().getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(change.flag().getCode().getText())
                    .isEqualTo("Saddle numbness. The answer that raised this Flag was withdrawn or changed afterwards:"
                            + " please check and close it.");
        });
        assertThat(reconcile(stored(changes), Set.of(DAY_3, DAY_4_AMENDED), Set.of()))
                .isEmpty();
    }

    @Test
    void doesNotSayThatAnAnswerChangedWhereSomethingElseDid() {
        var stored = stored(reconcile(List.of(), saddle(DAY_4)));

        var changes = reconcile(stored);

        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.flag().getCode().getText())
                        .isEqualTo(
                                "Saddle numbness. By the rules and limits that hold now this Flag would not be raised:"
                                        + " please check and close it."));
    }

    @Test
    void doesNotReopenWhatAPersonClosedOnTheSameEvidence() {
        var stored = closedByAPerson(stored(reconcile(List.of(), saddle(DAY_4))));

        assertThat(reconcile(stored, saddle(DAY_4))).isEmpty();
    }

    @Test
    void raisesANewFlagOnEvidenceThatThePersonHadNotSeen() {
        var stored = closedByAPerson(stored(reconcile(List.of(), saddle(DAY_4))));

        var changes = reconcile(stored, saddle(DAY_4, DAY_5));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RAISED);
            assertThat(change.flag().getId()).isNotEqualTo(stored.get(0).id());
        });
    }

    @Test
    void raisesANewFlagWhereTheSeenAnswerWasAmended() {
        var stored = closedByAPerson(stored(reconcile(List.of(), saddle(DAY_4))));

        var changes = reconcile(stored, saddle(DAY_4_AMENDED));

        assertThat(changes).extracting(FlagChange::activity).containsExactly(Activity.RAISED);
    }

    @Test
    void tellsOfAPastEpisodeOnlyOnFreshEvidence() {
        var known = reconcile(List.of(), CURRENT, Set.of(), ended(NOW, DAY_3, DAY_4));
        var news = reconcile(List.of(), CURRENT, Set.of(DAY_4), ended(NOW, DAY_3, DAY_4));

        assertThat(known).isEmpty();
        assertThat(news).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RAISED);
            assertThat(change.flag().getStatus()).isEqualTo(FlagStatus.INACTIVE);
        });
        assertThat(reconcile(stored(news), CURRENT, Set.of(DAY_4), ended(NOW, DAY_3, DAY_4)))
                .isEmpty();
    }

    @Test
    void keepsTheFlagOfAPastEpisodeApartFromTheOneThatStands() {
        var past = stored(reconcile(List.of(), CURRENT, Set.of(DAY_3), ended(NOW, DAY_3)));

        var changes = reconcile(past, ended(NOW, DAY_3), pain(DAY_4, DAY_5));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RAISED);
            assertThat(new StoredFlag(change.flag()).evidence()).containsExactly(DAY_4, DAY_5);
        });
    }

    @Test
    void raisesThePriorityInPlace() {
        var stored = stored(reconcile(List.of(), pain(DAY_3)));
        var worse = new Concern(
                "TRJ-1", Kind.FINDING, Urgency.SAME_DAY, List.of(DAY_3), RAISED, "Pain is above the path.", null);

        var changes = reconcile(stored, worse);

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.UPDATED);
            assertThat(new StoredFlag(change.flag()).isUrgent()).isTrue();
        });
    }

    @Test
    void tellsAFindingFromWhatCouldNotBeJudged() {
        var stored = stored(reconcile(List.of(), saddle(DAY_4)));
        var unjudged = new Concern(
                "RF-CES1", Kind.NOT_JUDGED, Urgency.EMERGENCY, List.of(DAY_4), RAISED, "Cannot be read.", null);

        var changes = reconcile(stored, saddle(DAY_4), unjudged);

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.activity()).isEqualTo(Activity.RAISED);
            assertThat(new StoredFlag(change.flag()).kind()).isEqualTo(Kind.NOT_JUDGED);
        });
    }

    private static List<FlagChange> reconcile(List<StoredFlag> stored, Concern... concerns) {
        return reconcile(stored, CURRENT, Set.of(), concerns);
    }

    private static List<FlagChange> reconcile(
            List<StoredFlag> stored, Set<Evidence> current, Set<Evidence> fresh, Concern... concerns) {
        return new FlagReconciler(Shipped.template(), OWNER, stored, current, fresh, NOW).changes(List.of(concerns));
    }

    private static List<StoredFlag> stored(List<FlagChange> changes) {
        return changes.stream().map(change -> new StoredFlag(change.flag())).toList();
    }

    private static List<StoredFlag> closedByAPerson(List<StoredFlag> flags) {
        var closing = new PersonsClosing(Clock.fixed(NOW, ZoneOffset.UTC));
        return flags.stream()
                .map(before -> {
                    Flag sent = before.flag().copy().setStatus(FlagStatus.INACTIVE);
                    closing.note(before.flag(), sent);
                    return new StoredFlag(sent);
                })
                .toList();
    }

    private static Concern pain(Evidence... evidence) {
        return new Concern(
                "TRJ-1", Kind.FINDING, Urgency.PROMPT, List.of(evidence), RAISED, "Pain is above the path.", null);
    }

    private static Concern ended(Instant at, Evidence... evidence) {
        return new Concern(
                "TRJ-1",
                Kind.FINDING,
                Urgency.PROMPT,
                List.of(evidence),
                RAISED,
                "Pain is above the path.",
                new Closure(at, Closure.By.RULE));
    }

    private static Concern saddle(Evidence... evidence) {
        return new Concern(
                "RF-CES1", Kind.FINDING, Urgency.EMERGENCY, List.of(evidence), RAISED, "Saddle numbness.", null);
    }
}
