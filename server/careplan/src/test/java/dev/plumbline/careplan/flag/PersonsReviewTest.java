package dev.plumbline.careplan.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What a person may do to a review Task, and what stays however it is sent. */
class PersonsReviewTest {

    private static final Instant ASKED = Instant.parse("2026-03-05T18:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-06T09:30:00.123456Z");

    private final PersonsReview review = new PersonsReview(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void takesTheStatusTheReasonTheOwnerAndTheNotes() {
        var sent = asked().setStatus(TaskStatus.ACCEPTED).setOwner(new Reference("Practitioner/5"));
        sent.setStatusReason(new CodeableConcept().setText("Calling her."));
        sent.addNote().setText("No answer yet.");

        review.note(asked(), sent);

        assertThat(sent.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(sent.getOwner().getReference()).isEqualTo("Practitioner/5");
        assertThat(sent.getStatusReason().getText()).isEqualTo("Calling her.");
        assertThat(sent.getNoteFirstRep().getText()).isEqualTo("No answer yet.");
        assertThat(sent.getLastModified().toInstant()).isEqualTo(Instant.parse("2026-03-06T09:30:00.123Z"));
    }

    @Test
    void keepsWhatTheTaskIsAbout() {
        var sent = asked().setPriority(TaskPriority.ROUTINE).setFocus(new Reference("Flag/another"));
        sent.setFor(new Reference("Patient/8"));
        sent.setDescription("Something else.");
        sent.setBasedOn(new ArrayList<>());
        sent.setIntent(TaskIntent.PROPOSAL);

        review.note(asked(), sent);

        assertThat(sent.equalsDeep(asked())).isTrue();
    }

    @Test
    void keepsStatusOwnerAndDeadlineWhereAClientSendsNone() {
        var sent = asked();
        sent.setStatus(null).setOwner(null).setRestriction(null);

        review.note(asked(), sent);

        assertThat(sent.equalsDeep(asked())).isTrue();
    }

    @Test
    void countsOnlyTheEvidenceThatThePersonWasShown() {
        var stored = asked();
        show(stored, "QuestionnaireResponse/5/_history/1");
        var sent = asked().setStatus(TaskStatus.COMPLETED);

        review.note(stored, sent);

        assertThat(new ReviewTask(sent).evidence()).containsExactly(new Evidence("QuestionnaireResponse/4", "1"));
    }

    @Test
    void takesAClientThatSendsNoEvidenceToMeanTheTaskAsItIs() {
        var sent = asked().setStatus(TaskStatus.COMPLETED);
        sent.setInput(new ArrayList<>());

        review.note(asked(), sent);

        assertThat(new ReviewTask(sent).evidence()).containsExactly(new Evidence("QuestionnaireResponse/4", "1"));
    }

    @Test
    void addsNoEvidenceThatTheTaskDidNotShowAndKeepsOtherInputs() {
        var sent = asked();
        show(sent, "QuestionnaireResponse/99/_history/1");
        sent.addInput().setType(new CodeableConcept().setText("Room")).setValue(new StringType("12"));

        review.note(asked(), sent);

        assertThat(new ReviewTask(sent).evidence()).containsExactly(new Evidence("QuestionnaireResponse/4", "1"));
        assertThat(sent.getInputFirstRep().getValue().primitiveValue()).isEqualTo("12");
    }

    @Test
    void isNotModifiedByBeingSentAsItIs() {
        var sent = asked();
        sent.setLastModified(Date.from(NOW.plusSeconds(99)));

        review.note(asked(), sent);

        assertThat(sent.getLastModified().toInstant()).isEqualTo(ASKED);
    }

    @Test
    void isNeverModifiedBeforeItWasWrittenLast() {
        var ahead = Instant.parse("2026-03-06T09:30:00.124Z");
        var stored = asked().setLastModified(Date.from(ahead));
        var sent = stored.copy().setStatus(TaskStatus.COMPLETED);

        review.note(stored, sent);

        assertThat(sent.getLastModified().toInstant()).isEqualTo(ahead);
    }

    @Test
    void leavesTasksOfOthersAlone() {
        var stored = new Task().setStatus(TaskStatus.REQUESTED).setDescription("Order a brace.");
        var sent = new Task().setStatus(TaskStatus.COMPLETED).setDescription("Order two braces.");

        review.note(stored, sent);

        assertThat(sent.equalsDeep(new Task().setStatus(TaskStatus.COMPLETED).setDescription("Order two braces.")))
                .isTrue();
    }

    private static Task asked() {
        var task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
        task.setCode(new CodeableConcept(new Coding(Canonicals.TASK_CODE, ReviewTask.CODE, null)));
        task.setPriority(TaskPriority.STAT).setDescription("Saddle numbness.");
        task.setFocus(new Reference("Flag/plumbline-1")).setFor(new Reference("Patient/7"));
        task.addBasedOn(new Reference("CarePlan/3"));
        task.setOwner(new Reference("CareTeam/9"));
        task.getRestriction().setPeriod(new Period().setEndElement(new DateTimeType("2026-03-05T20:00:00Z")));
        task.setLastModified(Date.from(ASKED));
        show(task, "QuestionnaireResponse/4/_history/1");
        return task;
    }

    private static void show(Task task, String evidence) {
        task.addInput()
                .setType(new CodeableConcept(new Coding(Canonicals.TASK_INPUT, ReviewTask.EVIDENCE, null)))
                .setValue(new Reference(evidence));
    }
}
