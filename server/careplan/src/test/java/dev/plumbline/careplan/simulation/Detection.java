package dev.plumbline.careplan.simulation;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How soon rules speak up about a complication, in patients of whom no Flag of theirs stands when it begins: where one
 * stands, a person is at work already.
 *
 * @param alreadyFlagged how many of 100 patients are left out for that
 * @param inTime how many of 100 of the others have a new Flag within the days that the complication allows
 * @param medianDelay days from the onset to the new Flag; empty where half of the patients have none to the end
 */
record Detection(double alreadyFlagged, double inTime, OptionalInt medianDelay) {

    /**
     * Counts.
     *
     * @param stories of patients with one complication; at least one without a Flag at its onset
     */
    static Detection of(List<Story> stories, Set<String> rules) {
        var all = new Tally(stories);
        var unseen = all.of(story -> !story.isOpen(onset(story), rules));
        var delays = unseen.stories().stream()
                .map(story -> story.delay(onset(story), rules).orElse(Integer.MAX_VALUE))
                .sorted()
                .toList();
        int median = delays.get(delays.size() / 2);
        return new Detection(
                100.0 - 100.0 * unseen.patients() / all.patients(),
                unseen.percent(story -> isInTime(story, rules)),
                median == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(median));
    }

    private static boolean isInTime(Story story, Set<String> rules) {
        int allowed = story.patient().course().complication().deadline();
        return story.delay(onset(story), rules).orElse(Integer.MAX_VALUE) <= allowed;
    }

    private static int onset(Story story) {
        return story.patient().course().onset();
    }
}
