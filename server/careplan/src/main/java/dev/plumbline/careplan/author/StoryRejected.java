package dev.plumbline.careplan.author;

/** A story cannot be played. The message says what was found and what was expected. */
public final class StoryRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoryRejected(String message) {
        super(message);
    }
}
