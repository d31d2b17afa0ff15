package dev.plumbline.plugin.startup;

import dev.plumbline.plugin.host.Outcomes;

/**
 * Holds back what needs the content resources until they are stored. It is closed when the server starts; once open it
 * stays open.
 */
public final class ContentGate {

    private enum State {
        STORING,
        STORED,
        FAILED
    }

    private volatile State state = State.STORING;

    void open() {
        state = State.STORED;
    }

    /** The content will not come: the server has to be started again. */
    void fail() {
        state = State.FAILED;
    }

    /** Ends the request with 503, and says when to ask again, as long as the content is not stored. */
    public void check() {
        switch (state) {
            case STORED -> {}
            case STORING ->
                throw Outcomes.notReady(
                        "The server has started and is still storing its content; send the request again in %d seconds.");
            case FAILED ->
                throw Outcomes.notReady("The server could not store its content, its log says why;"
                        + " send the request again in %d seconds, when it has been started anew.");
        }
    }
}
