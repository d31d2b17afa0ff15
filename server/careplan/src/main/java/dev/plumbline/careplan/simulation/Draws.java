package dev.plumbline.careplan.simulation;

import java.util.Random;

/** The chances of one patient: equal for an equal seed and number, on every machine and in whatever order they are played. */
final class Draws {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Random random;

    Draws(long seed, int number) {
        random = new Random(mixed(mixed(seed) + GOLDEN * (number + 1L)));
    }

    /** From the standard normal distribution. */
    double gaussian() {
        return random.nextGaussian();
    }

    /** At least 0, less than 1. */
    double uniform() {
        return random.nextDouble();
    }

    /** A whole number between these, both included, each as likely as the other. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    /** Random's own seeds must not lie side by side: so do their first numbers. The last steps of SplitMix64. */
    private static long mixed(long seed) {
        long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
