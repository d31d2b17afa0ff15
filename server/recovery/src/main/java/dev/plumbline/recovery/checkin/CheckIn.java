package dev.plumbline.recovery.checkin;

import dev.plumbline.recovery.reading.Report;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one check-in.
 *
 * @param answer the report that answered it; null unless the state is one of the answered ones
 */
public record CheckIn(
        CheckInWindow window, State state, @Nullable Report answer) {

    /** The states that a check-in can be in. */
    public enum State {
        /** It closed before the plan was stored: nobody could have answered. */
        NOT_ASKED,
        /** A person cancelled it. */
        EXCUSED,
        /** It has not opened yet. */
        UPCOMING,
        /** It may be answered now. */
        OPEN,
        /** It was answered before it closed. */
        ANSWERED,
        /** It had closed unanswered when its answer arrived. */
        ANSWERED_LATE,
        /** It closed unanswered. */
        MISSED
    }

    public Optional<Report> answeredBy() {
        return Optional.ofNullable(answer);
    }
}
