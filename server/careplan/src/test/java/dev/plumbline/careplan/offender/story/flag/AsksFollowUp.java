package dev.plumbline.careplan.offender.story.flag;

import dev.plumbline.careplan.followup.FollowUp;
import java.time.Instant;

/** A Flag that knows the use case that writes it: the story told backwards. */
public final class AsksFollowUp {

    private final FollowUp followUp;

    public AsksFollowUp(FollowUp followUp) {
        this.followUp = followUp;
    }

    public Instant now() {
        return followUp.now();
    }
}
