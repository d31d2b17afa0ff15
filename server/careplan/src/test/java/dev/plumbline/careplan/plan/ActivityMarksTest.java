package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.store.Canonicals;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that knows no extensions does not take them away. */
class ActivityMarksTest {

    private final ClientEdits edits =
            new ClientEdits(Clock.fixed(Instant.parse("2026-03-04T10:00:00Z"), ZoneOffset.UTC));
    private final CarePlan stored = new CarePlan().setStatus(CarePlanStatus.ACTIVE);
    private final CarePlan sent = new CarePlan().setStatus(CarePlanStatus.ACTIVE);

    @BeforeEach
    void storeARestriction() {
        stored.addActivity().setReference(new Reference("ServiceRequest/1"));
        var activity = stored.addActivity();
        activity.setId("lifting");
        activity.getDetail()
                .setCode(new CodeableConcept().setText("Lift little"))
                .addExtension(Canonicals.RESTRICTION, new BooleanType(true));
    }

    @Test
    void areKeptByTheActivitysIdThoughItsWordsChange() {
        send("lifting", "Lift nothing");

        edits.complete(stored, sent);

        assertIsRestriction(0, "lifting");
    }

    @Test
    void areKeptByTheWordsWhereTheIdIsLost() {
        send(null, "Lift little");

        edits.complete(stored, sent);

        assertIsRestriction(0, "lifting");
    }

    @Test
    void areGivenToACopyOfTheActivityWithoutItsId() {
        send("lifting", "Lift little");
        send(null, "Lift little");

        edits.complete(stored, sent);

        assertIsRestriction(0, "lifting");
        assertIsRestriction(1, null);
    }

    @Test
    void areNotTakenAwayByAClient() {
        send("lifting", "Lift little");
        sent.getActivityFirstRep().getDetail().addExtension(Canonicals.RESTRICTION, new BooleanType(false));

        edits.complete(stored, sent);

        assertIsRestriction(0, "lifting");
    }

    @Test
    void areNotGivenToWhatAClinicianAdds() {
        send(null, "Swim");
        sent.addActivity().setReference(new Reference("ServiceRequest/1"));

        edits.complete(stored, sent);

        assertThat(sent.getActivityFirstRep().getId()).isNull();
        assertThat(sent.getActivityFirstRep().getDetail().hasExtension()).isFalse();
        assertThat(sent.getActivity().get(1).hasDetail()).isFalse();
    }

    private void send(@Nullable String id, String words) {
        var activity = sent.addActivity();
        activity.setId(id);
        activity.getDetail().setCode(new CodeableConcept().setText(words));
    }

    private void assertIsRestriction(int index, @Nullable String id) {
        var activity = sent.getActivity().get(index);
        assertThat(activity.getId()).isEqualTo(id);
        assertThat(activity.getDetail().getExtension()).hasSize(1);
        assertThat(ActivityMarks.has(activity.getDetail(), Canonicals.RESTRICTION))
                .isTrue();
    }
}
