package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.ReviewTimes;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a review Task says when it is written for the first time and again. */
class ReviewWriterTest {

    private static final Instant OPENED = Instant.parse("2026-03-06T18:00:00Z");
    private static final Instant LATER = OPENED.plus(Duration.ofHours(5));
    private static final FlagOwner OWNER = new FlagOwner("Patient/7", "CarePlan/3", ZoneId.of("Europe/Berlin"));
    private static final Evidence FIRST = new Evidence("QuestionnaireResponse/4", "1");
    private static final Evidence SECOND = new Evidence("QuestionnaireResponse/5", "1");

    @ParameterizedTest
    @CsvSource({"EMERGENCY, STAT", "SAME_DAY, ASAP", "PROMPT, URGENT", "ROUTINE, ROUTINE"})
    void saysByItsPriorityHowUrgentItIs(Urgency level, TaskPriority priority) {
        assertThat(ReviewWriter.priority(level)).isEqualTo(priority);
    }

    @Test
    void isAskedNowAndDueFromWhenTheFlagWasOpened() {
        var task = writer(LATER).created(flag(FIRST), Urgency.EMERGENCY);

        assertThat(task.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-03-07T00:00:00.000+01:00");
        assertThat(due(task)).isEqualTo(OPENED);
    }

    @Test
    void showsTheNewEvidenceAndKeepsOwnerDeadlineAndOtherInputs() {
        var stored = writer(OPENED).created(flag(FIRST), Urgency.EMERGENCY).copy();
        stored.setOwner(new Reference("Practitioner/5"));
        stored.addInput().setType(new CodeableConcept().setText("Room")).setValue(new StringType("12"));

        var task = writer(LATER).updated(new ReviewTask(stored), flag(FIRST, SECOND), Urgency.EMERGENCY);

        assertThat(new ReviewTask(task).evidence()).containsExactly(FIRST, SECOND);
        assertThat(task.getInputFirstRep().getValue().primitiveValue()).isEqualTo("12");
        assertThat(task.getOwner().getReference()).isEqualTo("Practitioner/5");
        assertThat(due(task)).isEqualTo(OPENED);
        assertThat(new ReviewTask(stored).evidence()).containsExactly(FIRST);
    }

    @Test
    void countsTheDeadlineAnewWhereTheLevelChanges() {
        var stored = writer(OPENED).created(flag(FIRST), Urgency.PROMPT);

        var task = writer(LATER).updated(new ReviewTask(stored), flag(FIRST), Urgency.EMERGENCY);

        assertThat(task.getPriority()).isEqualTo(TaskPriority.STAT);
        assertThat(due(task)).isEqualTo(LATER);
    }

    @Test
    void isAskedAgainWithoutTheReasonThatClosedIt() {
        var stored = writer(OPENED).created(flag(FIRST), Urgency.EMERGENCY);
        stored.setStatus(TaskStatus.COMPLETED).setStatusReason(new CodeableConcept().setText("Called her."));

        var task = writer(LATER).askedAgain(new ReviewTask(stored), flag(FIRST, SECOND), Urgency.EMERGENCY);

        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.hasStatusReason()).isFalse();
        assertThat(due(task)).isEqualTo(LATER);
    }

    @Test
    void endsWithAReasonAndLeavesTheStoredTaskAlone() {
        var stored = writer(OPENED).created(flag(FIRST), Urgency.PROMPT);

        var task = ReviewWriter.ended(new ReviewTask(stored), TaskStatus.CANCELLED, "The Flag was closed.");

        assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.getStatusReason().getText()).isEqualTo("The Flag was closed.");
        assertThat(stored.getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void hasNoDeadlineWhereTheSiteKnowsNoneForItsLevel() {
        var times = Shipped.template().reviews();
        var without = new ReviewTimes(Map.of(), times.suppression());

        var task = new ReviewWriter(without, OWNER, null, OPENED).created(flag(FIRST), Urgency.PROMPT);

        assertThat(task.getRestriction().hasPeriod()).isFalse();
        assertThat(task.hasOwner()).isFalse();
    }

    @Test
    void isStampedWithNowButNeverBeforeItWasWrittenByAnotherNode() {
        var task = writer(OPENED).created(flag(FIRST), Urgency.PROMPT);

        var stamped = writer(LATER).stamped(task.copy());
        var ahead = writer(OPENED).stamped(task.copy().setLastModified(Date.from(LATER)));

        assertThat(stamped.getLastModified().toInstant()).isEqualTo(LATER);
        assertThat(ahead.getLastModified().toInstant()).isEqualTo(LATER);
    }

    @Test
    void namesWhatItIsAndWhoAsks() {
        var task = writer(OPENED).created(flag(FIRST), Urgency.PROMPT);

        assertThat(task.getCode().getCodingFirstRep().getSystem()).isEqualTo(Canonicals.TASK_CODE);
        assertThat(task.getCode().getCodingFirstRep().getCode()).isEqualTo("review-flag");
        assertThat(task.getRequester().getReference()).isEqualTo("Device/plumbline");
        assertThat(task.getFor().getReference()).isEqualTo("Patient/7");
        assertThat(task.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/3");
        assertThat(task.getDescription()).isEqualTo("Why it stands.");
    }

    private static ReviewWriter writer(Instant now) {
        return new ReviewWriter(Shipped.template().reviews(), OWNER, "CareTeam/9", now);
    }

    private static Instant due(Task task) {
        return task.getRestriction().getPeriod().getEnd().toInstant();
    }

    private static StoredFlag flag(Evidence... evidence) {
        var concern = new Concern(
                "RF-CES1", Kind.FINDING, Urgency.EMERGENCY, List.of(evidence), OPENED, "Why it stands.", null);
        return new StoredFlag(new FlagWriter(Shipped.template(), OWNER).raise(concern, FIRST, OPENED));
    }
}
