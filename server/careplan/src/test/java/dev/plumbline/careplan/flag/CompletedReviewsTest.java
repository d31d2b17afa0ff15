package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.flag.FlagChange.Activity;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What a person does to a review Task, from the version that is sent to the Flag that is closed. */
class CompletedReviewsTest {

    private static final Instant STORED = Instant.parse("2026-03-06T18:00:00Z");
    private static final Instant DONE = STORED.plus(Duration.ofHours(2));
    private static final FlagOwner OWNER = new FlagOwner("Patient/7", "CarePlan/3", ZoneOffset.UTC);
    private static final Evidence FIRST = new Evidence("QuestionnaireResponse/4", "1");
    private static final Evidence SECOND = new Evidence("QuestionnaireResponse/5", "1");

    @Test
    void closesTheFlagOnWhatItsReviewShowed() {
        var flag = flag(FIRST);
        var task = sent(
                task(flag),
                DONE,
                person ->
                        person.setStatus(TaskStatus.COMPLETED).setStatusReason(new CodeableConcept().setText("Seen.")));

        var closings = closings(flag(FIRST, SECOND), task);

        assertThat(closings).singleElement().satisfies(closing -> {
            assertThat(closing.activity()).isEqualTo(Activity.RESOLVED);
            assertThat(closing.flag().getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(closing.evidence()).contains(FIRST).doesNotContain(SECOND);
            var act = new StoredFlag(closing.flag()).personsAct().orElseThrow();
            assertThat(act.at()).isEqualTo(DONE);
            assertThat(act.covered()).containsExactly(FIRST);
            assertThat(new StoredFlag(closing.flag()).plan()).contains("CarePlan/3");
            assertThat(reason(closing)).isEqualTo("Seen.");
        });
    }

    @Test
    void takesTheWordsOfACodedReasonElseSaysThatAPersonDidIt() {
        var flag = flag(FIRST);
        var coded = new CodeableConcept(new Coding("https://ehr.example/reasons", "seen", "Seen in the clinic"));

        var withCode = sent(
                task(flag),
                DONE,
                person -> person.setStatus(TaskStatus.COMPLETED).setStatusReason(coded));
        var without = sent(task(flag), DONE, person -> person.setStatus(TaskStatus.COMPLETED));

        assertThat(reason(closings(flag, withCode).get(0))).isEqualTo("Seen in the clinic");
        assertThat(reason(closings(flag, without).get(0))).isEqualTo("Closed by a person.");
    }

    @Test
    void closesNothingByAnyOtherStatus() {
        var flag = flag(FIRST);

        for (var status : List.of(
                TaskStatus.RECEIVED,
                TaskStatus.ACCEPTED,
                TaskStatus.INPROGRESS,
                TaskStatus.REJECTED,
                TaskStatus.CANCELLED)) {
            assertThat(closings(flag, sent(task(flag), DONE, person -> person.setStatus(status))))
                    .isEmpty();
        }
    }

    @Test
    void leavesAFlagOpenThatAPersonOpenedAfterwards() {
        var flag = flag(FIRST);
        var task = sent(task(flag), DONE, person -> person.setStatus(TaskStatus.COMPLETED));
        var closed = closings(flag, task).get(0).flag();
        var opened = closed.copy().setStatus(FlagStatus.ACTIVE);
        new PersonsClosing(Clock.fixed(DONE.plusSeconds(1), ZoneOffset.UTC)).note(closed, opened);

        assertThat(closings(new StoredFlag(closed), task)).isEmpty();
        assertThat(closings(new StoredFlag(opened), task)).isEmpty();
    }

    @Test
    void coversNoNewerEvidenceThanThePersonWasShown() {
        var shown = task(flag(FIRST));
        var stored = task(flag(FIRST, SECOND));
        var sent = shown.copy().setStatus(TaskStatus.ACCEPTED);

        new PersonsReview(Clock.fixed(DONE, ZoneOffset.UTC)).note(stored, sent);

        assertThat(new ReviewTask(sent).evidence()).containsExactly(FIRST);
    }

    @Test
    void coversNothingWhereOnlyAnOlderVersionWasShown() {
        var shown = task(flag(FIRST));
        var stored = task(flag(new Evidence("QuestionnaireResponse/4", "2")));
        var sent = shown.copy().setStatus(TaskStatus.COMPLETED);

        new PersonsReview(Clock.fixed(DONE, ZoneOffset.UTC)).note(stored, sent);

        assertThat(new ReviewTask(sent).evidence()).isEmpty();
        assertThat(closings(flag(FIRST), sent)).isEmpty();
    }

    @Test
    void doesNotLetAClientAddEvidence() {
        var stored = task(flag(FIRST));
        var sent = stored.copy();
        sent.addInput().setType(new CodeableConcept()).setValue(new Reference("QuestionnaireResponse/99"));
        sent.addInput().setType(new CodeableConcept().setText("Note")).setValue(new StringType("Called."));

        new PersonsReview(Clock.fixed(DONE, ZoneOffset.UTC)).note(stored, sent);

        assertThat(new ReviewTask(sent).evidence()).containsExactly(FIRST);
        assertThat(sent.getInput()).hasSize(2);
    }

    @Test
    void restoresWhatAClientDropped() {
        var stored = task(flag(FIRST));
        var sent = new Task().setIntent(TaskIntent.PLAN);

        new PersonsReview(Clock.fixed(DONE, ZoneOffset.UTC)).note(stored, sent);

        sent.setId(stored.getIdElement());
        sent.setLastModifiedElement(stored.getLastModifiedElement());
        assertThat(sent.equalsDeep(stored)).isTrue();
    }

    @Test
    void doesNotMoveTheTimeOfATaskThatIsSentBackAsItIs() {
        var stored = task(flag(FIRST));
        var sent = stored.copy();

        new PersonsReview(Clock.fixed(DONE, ZoneOffset.UTC)).note(stored, sent);

        assertThat(sent.equalsDeep(stored)).isTrue();
    }

    @Test
    void neverGoesBackInTimeWhereAnotherNodesClockRanAhead() {
        var stored = task(flag(FIRST));
        var sent = stored.copy().setStatus(TaskStatus.COMPLETED);

        new PersonsReview(Clock.fixed(STORED.minusSeconds(2), ZoneOffset.UTC)).note(stored, sent);

        assertThat(sent.getLastModified().toInstant()).isEqualTo(STORED);
        assertThat(closings(flag(FIRST), sent)).hasSize(1);
    }

    @Test
    void leavesTheTasksOfPatientsAlone() {
        var stored = new Task().setDescription("Daily check-in, day 3");
        var sent = new Task();

        new PersonsReview(Clock.fixed(DONE, ZoneOffset.UTC)).note(stored, sent);

        assertThat(sent.equalsDeep(new Task())).isTrue();
    }

    private static Task sent(Task stored, Instant at, Consumer<Task> change) {
        var sent = stored.copy();
        change.accept(sent);
        new PersonsReview(Clock.fixed(at, ZoneOffset.UTC)).note(stored, sent);
        return sent;
    }

    private static List<FlagChange> closings(StoredFlag flag, Task task) {
        return new CompletedReviews(List.of(task)).closings(List.of(flag));
    }

    private static String reason(FlagChange closing) {
        return closing.flag()
                .getExtensionByUrl("https://plumbline.dev/fhir/StructureDefinition/flag-closure")
                .getExtensionByUrl("reason")
                .getValue()
                .primitiveValue();
    }

    private static Task task(StoredFlag flag) {
        return new ReviewTasks(Shipped.template().reviews(), OWNER, null, STORED)
                .of(List.of(flag), List.of())
                .changes()
                .get(0);
    }

    private static StoredFlag flag(Evidence... evidence) {
        var concern = new Concern(
                "RF-CES1", Kind.FINDING, Urgency.EMERGENCY, List.of(evidence), STORED, "Saddle numbness.", null);
        return new StoredFlag(new FlagWriter(Shipped.template(), OWNER).raise(concern, evidence[0], STORED));
    }
}
