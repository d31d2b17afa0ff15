package dev.plumbline.careplan.simulation;

/** What may happen to a recovery, and what that adds to the pain (clinical basis). */
enum Complication {
    NONE("ordinary recovery", 0) {
        @Override
        double added(int days) {
            return 0;
        }
    },
    /** All of it at once. */
    NEW_FRACTURE("new fracture (step of +4)", 5) {
        @Override
        double added(int days) {
            return 4;
        }
    },
    /** A little more every day. */
    SLOW_INFECTION("slow infection (+0.35 a day)", 14) {
        @Override
        double added(int days) {
            return 0.35 * days;
        }
    };

    private final String title;
    private final int deadline;

    Complication(String title, int deadline) {
        this.title = title;
        this.deadline = deadline;
    }

    String title() {
        return title;
    }

    /** Within how many days of its onset it should be flagged. */
    int deadline() {
        return deadline;
    }

    /** The pain that it adds, so many days after its onset; 0 or more days. */
    abstract double added(int days);
}
