package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Ids;
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
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which the review Tasks that are stored can differ from those that should be. */
class ReviewTasksTest {

    private static final Instant STORED = Instant.parse("2026-03-06T18:00:00Z");
    private static final Instant LATER = STORED.plus(Duration.ofHours(5));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final FlagOwner OWNER = new FlagOwner("Patient/7", "CarePlan/3", BERLIN);
    private static final Evidence FIRST = new Evidence("QuestionnaireResponse/4", "1");
    private static final Evidence AMENDED = new Evidence("QuestionnaireResponse/4", "2");
    private static final Evidence SECOND = new Evidence("QuestionnaireResponse/5", "1");

    @Test
    void asksAboutAnOpenFlag() {
        var flag = flag(Urgency.PROMPT, FIRST);

        var tasks = changes(STORED, List.of(flag), List.of());

        assertThat(tasks).singleElement().satisfies(task -> {
            assertThat(task.getIdElement().getIdPart()).isEqualTo(Ids.of("review", flag.id()));
            assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(task.getIntent()).isEqualTo(TaskIntent.ORDER);
            assertThat(ReviewTask.isOne(task)).isTrue();
            assertThat(task.getFocus().getReference()).isEqualTo("Flag/" + flag.id());
            assertThat(task.getFor().getReference()).isEqualTo("Patient/7");
            assertThat(task.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/3");
            assertThat(task.getOwner().getReference()).isEqualTo("CareTeam/9");
            assertThat(task.getRequester().getReference()).isEqualTo("Device/plumbline");
            assertThat(task.getDescription()).isEqualTo("Why it stands.");
            assertThat(task.getInputFirstRep().getValue())
                    .isInstanceOfSatisfying(
                            Reference.class,
                            shown -> assertThat(shown.getReference()).isEqualTo("QuestionnaireResponse/4/_history/1"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "EMERGENCY, STAT, 2026-03-06T18:00:00Z",
        "SAME_DAY, ASAP, 2026-03-06T22:59:59.999Z",
        "PROMPT, URGENT, 2026-03-10T22:59:59.999Z",
    })
    void isDueByTheLevelOfItsFlag(Urgency level, TaskPriority priority, Instant due) {
        var task = changes(STORED, List.of(flag(level, FIRST)), List.of()).get(0);

        assertThat(task.getPriority()).isEqualTo(priority);
        assertThat(task.getRestriction().getPeriod().getEnd().toInstant()).isEqualTo(due);
    }

    @Test
    void countsFromWhenTheFlagWasStoredWhereItIsAskedLater() {
        var task = changes(STORED.plus(Duration.ofDays(3)), List.of(flag(Urgency.PROMPT, FIRST)), List.of())
                .get(0);

        assertThat(task.getRestriction().getPeriod().getEnd().toInstant())
                .isEqualTo(Instant.parse("2026-03-10T22:59:59.999Z"));
    }

    @Test
    void asksNobodyInParticularWithoutATeamAndNamesNoPlanWithoutOne() {
        var tasks = new ReviewTasks(
                        Shipped.template().reviews(), new FlagOwner("Patient/7", null, ZoneOffset.UTC), null, STORED)
                .of(List.of(unjudged()), List.of())
                .changes();

        assertThat(tasks).singleElement().satisfies(task -> {
            assertThat(task.hasOwner()).isFalse();
            assertThat(task.hasBasedOn()).isFalse();
            assertThat(task.getPriority()).isEqualTo(TaskPriority.STAT);
        });
    }

    @Test
    void asksNothingAboutRoutineAndAboutAFlagThatWasNeverOpen() {
        var routine = flag(Urgency.ROUTINE, FIRST);
        var past = closed(flag(Urgency.PROMPT, SECOND), ClosedBy.RULE);

        assertThat(changes(STORED, List.of(routine, past), List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"REQUESTED", "RECEIVED", "ACCEPTED", "INPROGRESS", "ONHOLD", "REJECTED", "CANCELLED", "FAILED"})
    void leavesWhatIsInOrder(TaskStatus status) {
        var flag = flag(Urgency.EMERGENCY, FIRST);

        assertThat(changes(LATER, List.of(flag), List.of(task(flag, status)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"RECEIVED", "ACCEPTED", "INPROGRESS", "ONHOLD", "REJECTED", "CANCELLED", "FAILED"})
    void asksAgainWhenUrgentEvidenceIsNotCovered(TaskStatus status) {
        var task = task(flag(Urgency.EMERGENCY, FIRST), status);

        var changes = changes(LATER, List.of(flag(Urgency.EMERGENCY, FIRST, SECOND)), List.of(task));

        assertThat(changes).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(new ReviewTask(after).evidence()).containsExactly(FIRST, SECOND);
            assertThat(after.getLastModified().toInstant()).isEqualTo(LATER);
            assertThat(after.getRestriction().getPeriod().getEnd().toInstant()).isEqualTo(LATER);
        });
        assertThat(changes(LATER, List.of(flag(Urgency.EMERGENCY, FIRST, SECOND)), changes))
                .isEmpty();
    }

    @Test
    void asksAgainWhenTheSeenAnswerWasAmended() {
        var task = task(flag(Urgency.SAME_DAY, FIRST), TaskStatus.ACCEPTED);

        var changes = changes(LATER, List.of(flag(Urgency.SAME_DAY, AMENDED)), List.of(task));

        assertThat(changes).extracting(Task::getStatus).containsExactly(TaskStatus.REQUESTED);
    }

    @Test
    void keepsTheAcknowledgementWhenUrgentEvidenceIsWithdrawn() {
        var task = task(flag(Urgency.SAME_DAY, FIRST, SECOND), TaskStatus.ACCEPTED);

        var changes = changes(LATER, List.of(flag(Urgency.SAME_DAY, FIRST)), List.of(task));

        assertThat(changes).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
            assertThat(new ReviewTask(after).evidence()).containsExactly(FIRST);
        });
    }

    @Test
    void keepsTheAcknowledgementOfPromptEvidence() {
        var task = task(flag(Urgency.PROMPT, FIRST), TaskStatus.ACCEPTED);

        var changes = changes(LATER, List.of(flag(Urgency.PROMPT, FIRST, SECOND)), List.of(task));

        assertThat(changes).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
            assertThat(new ReviewTask(after).evidence()).containsExactly(FIRST, SECOND);
        });
    }

    @Test
    void asksAgainWhenTheFlagRisesToAHigherLevel() {
        var task = task(flag(Urgency.PROMPT, FIRST), TaskStatus.ACCEPTED);

        var changes = changes(LATER, List.of(flag(Urgency.SAME_DAY, FIRST)), List.of(task));

        assertThat(changes).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(after.getPriority()).isEqualTo(TaskPriority.ASAP);
        });
    }

    @Test
    void leavesTheOwnerWhomPeopleChose() {
        var flag = flag(Urgency.PROMPT, FIRST);
        var task = task(flag, TaskStatus.REQUESTED).setOwner(new Reference("Practitioner/1"));

        assertThat(changes(LATER, List.of(flag), List.of(task))).isEmpty();
    }

    @Test
    void asksAgainAboutAFlagThatWasOpenedAgain() {
        var flag = flag(Urgency.PROMPT, FIRST);
        var task = task(flag, TaskStatus.CANCELLED);
        var opened = openedAt(flag, LATER);

        assertThat(changes(LATER, List.of(opened), List.of(task)))
                .extracting(Task::getStatus)
                .containsExactly(TaskStatus.REQUESTED);
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON, COMPLETED, A person closed the Flag.",
        "RULE, CANCELLED, The Flag was resolved by its rule.",
        "NO_LONGER_SUPPORTED, CANCELLED, The Flag is no longer supported by what is known now.",
        "WITHDRAWN, CANCELLED, The Flag was retracted: its evidence was withdrawn or changed.",
    })
    void endsTheReviewOfAClosedFlagAndSaysWhy(ClosedBy by, TaskStatus status, String reason) {
        var flag = flag(Urgency.PROMPT, FIRST);
        var task = task(flag, TaskStatus.ACCEPTED);

        var changes = changes(LATER, List.of(closed(flag, by)), List.of(task));

        assertThat(changes).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(status);
            assertThat(after.getStatusReason().getText()).isEqualTo(reason);
        });
        assertThat(changes(LATER, List.of(closed(flag, by)), changes)).isEmpty();
    }

    @Test
    void endsTheReviewOfAFlagThatHasBecomeRoutine() {
        var task = task(flag(Urgency.PROMPT, FIRST), TaskStatus.REQUESTED);

        var changes = changes(LATER, List.of(flag(Urgency.ROUTINE, FIRST)), List.of(task));

        assertThat(changes).extracting(Task::getStatus).containsExactly(TaskStatus.CANCELLED);
        assertThat(changes(LATER, List.of(flag(Urgency.PROMPT, FIRST)), changes))
                .extracting(Task::getStatus)
                .containsExactly(TaskStatus.REQUESTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"REJECTED", "CANCELLED", "FAILED", "COMPLETED"})
    void leavesAsItIsWhatAPersonEndedBeforeTheFlagWasClosed(TaskStatus status) {
        var flag = flag(Urgency.PROMPT, FIRST);

        assertThat(changes(LATER, List.of(closed(flag, ClosedBy.RULE)), List.of(task(flag, status))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Urgency.class,
            names = {"EMERGENCY", "SAME_DAY"})
    void holdsALessUrgentReviewBackWhileAnUrgentFlagWaits(Urgency level) {
        var urgent = flag(level, FIRST);
        var prompt = flag(Urgency.PROMPT, SECOND);

        var first = changes(STORED, List.of(prompt, urgent), List.of());

        assertThat(first).extracting(task -> task.getFocus().getReference()).containsExactly("Flag/" + urgent.id());
        assertThat(changes(LATER, List.of(prompt, urgent), first)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT71H59M59S, 0", "PT72H, 1", "PT72H1S, 1"})
    void holdsItBackForLessThan72HoursSinceTheUrgentFlagWasStored(Duration since, int asked) {
        var urgent = flag(Urgency.EMERGENCY, FIRST);
        var prompt = flag(Urgency.PROMPT, SECOND);

        var changes = changes(STORED.plus(since), List.of(urgent, prompt), List.of(task(urgent, TaskStatus.REQUESTED)));

        assertThat(changes).hasSize(asked);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"RECEIVED", "ACCEPTED", "INPROGRESS", "ONHOLD", "REJECTED", "CANCELLED"})
    void asksAboutItOnceAPersonHasActedOnTheUrgentFlag(TaskStatus status) {
        var urgent = flag(Urgency.EMERGENCY, FIRST);
        var prompt = flag(Urgency.PROMPT, SECOND);

        var changes = changes(LATER, List.of(urgent, prompt), List.of(task(urgent, status)));

        assertThat(changes).extracting(task -> task.getFocus().getReference()).containsExactly("Flag/" + prompt.id());
    }

    @Test
    void asksAboutItOnceTheUrgentFlagIsClosed() {
        var urgent = flag(Urgency.EMERGENCY, FIRST);
        var prompt = flag(Urgency.PROMPT, SECOND);

        var changes = changes(
                LATER, List.of(closed(urgent, ClosedBy.PERSON), prompt), List.of(task(urgent, TaskStatus.COMPLETED)));

        assertThat(changes).extracting(task -> task.getFocus().getReference()).containsExactly("Flag/" + prompt.id());
    }

    @Test
    void holdsItBackAgainWhenTheAcknowledgementIsCleared() {
        var task = task(flag(Urgency.EMERGENCY, FIRST), TaskStatus.ACCEPTED);
        var urgent = flag(Urgency.EMERGENCY, FIRST, SECOND);
        var prompt = flag(Urgency.PROMPT, SECOND);

        var changes = changes(LATER, List.of(urgent, prompt), List.of(task));

        assertThat(changes).extracting(after -> after.getFocus().getReference()).containsExactly("Flag/" + urgent.id());
    }

    @Test
    void neitherTakesBackWhatWasAskedBeforeNorHoldsBackAnotherUrgentFlag() {
        var urgent = flag(Urgency.EMERGENCY, FIRST);
        var other = flag(Urgency.SAME_DAY, SECOND);
        var prompt = flag(Urgency.PROMPT, SECOND);
        var asked = task(flag(Urgency.PROMPT, SECOND), TaskStatus.REQUESTED);

        var changes = changes(STORED, List.of(urgent, other, prompt), List.of(asked));

        assertThat(changes)
                .extracting(task -> task.getFocus().getReference())
                .containsExactly("Flag/" + urgent.id(), "Flag/" + other.id());
    }

    private static List<Task> changes(Instant now, List<StoredFlag> flags, List<Task> stored) {
        return new ReviewTasks(Shipped.template().reviews(), OWNER, "CareTeam/9", now)
                .of(flags, stored)
                .changes();
    }

    private static Task task(StoredFlag flag, TaskStatus status) {
        return changes(STORED, List.of(flag), List.of()).get(0).setStatus(status);
    }

    /** One Flag of each level. */
    private static StoredFlag flag(Urgency level, Evidence... evidence) {
        var rule = level.isUrgent() ? "RF-CES1" : "TRJ-1";
        var concern = new Concern(
                rule, Kind.FINDING, level, List.of(evidence), STORED.minusSeconds(60), "Why it stands.", null);
        var flag = new FlagWriter(Shipped.template(), OWNER).raise(concern, FIRST, STORED);
        flag.setId(level == Urgency.SAME_DAY ? "same-day" : level.isUrgent() ? "emergency" : "prompt");
        return new StoredFlag(flag);
    }

    private static StoredFlag unjudged() {
        return new StoredFlag(UnjudgedFlag.of("Patient/7", Set.of("QuestionnaireResponse/9"), STORED)
                .orElseThrow());
    }

    private static StoredFlag closed(StoredFlag flag, ClosedBy by) {
        var writer = new FlagWriter(Shipped.template(), OWNER);
        return new StoredFlag(writer.closed(flag.flag(), by, LATER, "Why it is closed."));
    }

    private static StoredFlag openedAt(StoredFlag flag, Instant at) {
        Flag closed = closed(flag, ClosedBy.PERSON).flag();
        var opened = closed.copy().setStatus(FlagStatus.ACTIVE);
        new PersonsClosing(Clock.fixed(at, ZoneOffset.UTC)).note(closed, opened);
        return new StoredFlag(opened);
    }
}
