package dev.plumbline.careplan.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.checkin.ResponseReview.Matter;
import dev.plumbline.careplan.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Task by which a person is asked to look at a response. */
class ResponseReviewTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");
    private static final Refusal GAP = new Refusal("QuestionnaireResponse.item", "Item `rf.saddle` has no answer.");

    @Test
    void saysWhatIsToBeLookedAtAndWhy() {
        var task = ResponseReview.created(matter(plan(), List.of(GAP), Set.of(Remark.TWO_PLANS), false), NOW);

        assertThat(ResponseReview.is(task)).isTrue();
        assertThat(task.getIdElement().getIdPart()).isEqualTo(ResponseReview.id("QuestionnaireResponse/9"));
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.getFocus().getReference()).isEqualTo("QuestionnaireResponse/9");
        assertThat(task.getFor().getReference()).isEqualTo("Patient/7");
        assertThat(task.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/3");
        assertThat(task.getOwner().getReference()).isEqualTo("CareTeam/9");
        assertThat(task.getReasonCode().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("not-fully-judged", "two-plans");
        assertThat(task.getDescription()).isEqualTo("Not fully judged; Two plans are possible");
        assertThat(task.getNoteFirstRep().getText())
                .isEqualTo("QuestionnaireResponse.item: Item `rf.saddle` has no answer.");
    }

    @Test
    void isUrgentWhereAnUrgentFindingRestsOnTheResponse() {
        var routine = ResponseReview.created(matter(null, List.of(), Set.of(Remark.UNLINKED), false), NOW);
        var urgent = ResponseReview.created(matter(null, List.of(), Set.of(Remark.UNLINKED), true), NOW);

        assertThat(routine.getPriority()).isEqualTo(TaskPriority.ROUTINE);
        assertThat(urgent.getPriority()).isEqualTo(TaskPriority.STAT);
        assertThat(urgent.hasBasedOn()).isFalse();
        assertThat(urgent.hasOwner()).isFalse();
    }

    @Test
    void keepsTheOwnerAndTheNotesOfPeopleWhenItIsWrittenAgain() {
        var stored = ResponseReview.created(matter(plan(), List.of(GAP), Set.of(), false), NOW)
                .copy();
        stored.setOwner(new Reference("Practitioner/5"));
        stored.addNote().setText("I shall call.");

        var task = ResponseReview.updated(stored, matter(plan(), List.of(GAP), Set.of(), true));

        assertThat(task.getOwner().getReference()).isEqualTo("Practitioner/5");
        assertThat(task.getPriority()).isEqualTo(TaskPriority.STAT);
        assertThat(task.getNote())
                .extracting(note -> note.getText())
                .containsExactly("QuestionnaireResponse.item: Item `rf.saddle` has no answer.", "I shall call.");
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"COMPLETED", "CANCELLED", "REJECTED", "FAILED"})
    void leavesWhatAPersonHasEndedUnlessThereIsNews(TaskStatus status) {
        var stored = ResponseReview.created(matter(plan(), List.of(), Set.of(Remark.UNLINKED), false), NOW);
        stored.setStatus(status);

        var same = ResponseReview.updated(stored, matter(plan(), List.of(), Set.of(Remark.UNLINKED), false));
        var news = ResponseReview.updated(stored, matter(plan(), List.of(GAP), Set.of(Remark.UNLINKED), false));

        assertThat(same.getStatus()).isEqualTo(status);
        assertThat(news.getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void tellsItsTasksFromOthers() {
        assertThat(ResponseReview.is(new Task())).isFalse();
    }

    private static Matter matter(@Nullable CarePlan plan, List<Refusal> refusals, Set<Remark> remarks, boolean urgent) {
        return new Matter("QuestionnaireResponse/9", "Patient/7", plan, new Inspection(refusals, remarks), urgent);
    }

    private static CarePlan plan() {
        var plan = new CarePlan();
        plan.setId("CarePlan/3");
        plan.addCareTeam(new Reference("CareTeam/9"));
        return plan;
    }
}
