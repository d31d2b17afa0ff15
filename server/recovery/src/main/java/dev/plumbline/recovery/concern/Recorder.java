package dev.plumbline.recovery.concern;

import java.util.List;

/** Turns what the looks show, one after another in time, into concerns. */
sealed interface Recorder permits EpisodeRecorder, StandingRecorder {

    void see(EvaluationResult result);

    /** All concerns so far, in the order of their raising. */
    List<Concern> concerns();
}
