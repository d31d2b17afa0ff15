package dev.plumbline.standalone.nodes;

/** How a patient of these tests fares; between them, every rule on answers has something to say. */
enum Course {
    UNEVENTFUL(0, 3, 0),
    ABOVE_THE_PATH(6, 8, 0),
    VERY_SEVERE_PAIN(7, 10, 0),
    NUMB_SADDLE(1, 4, 0.3),
    UP_AND_DOWN(0, 8, 0);

    private final int mildest;
    private final int worst;
    private final double numbness;

    Course(int mildest, int worst, double numbness) {
        this.mildest = mildest;
        this.worst = worst;
        this.numbness = numbness;
    }

    int pain(double chance) {
        return mildest + (int) (chance * (worst - mildest + 1));
    }

    boolean numb(double chance) {
        return chance < numbness;
    }
}
