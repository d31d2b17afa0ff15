package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Deadline;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * When a person must have looked at a Flag.
 *
 * @param deadlines of the levels that ask for a review
 * @param suppression how long an urgent Flag that nobody has acknowledged holds back the reviews of the others
 */
public record ReviewTimes(Map<Urgency, Deadline> deadlines, Duration suppression) {

    public ReviewTimes {
        deadlines = Map.copyOf(deadlines);
    }

    /**
     * By when; empty if the level asks for no review.
     *
     * @param stored when the Flag was stored as open
     */
    public Optional<Instant> due(Urgency level, Instant stored, ZoneId zone) {
        return Optional.ofNullable(deadlines.get(level)).map(deadline -> deadline.after(stored, zone));
    }

    /** The same deadlines, and nothing is held back. */
    public ReviewTimes withoutSuppression() {
        return new ReviewTimes(deadlines, Duration.ZERO);
    }
}
