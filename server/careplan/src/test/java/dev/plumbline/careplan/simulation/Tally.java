package dev.plumbline.careplan.simulation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Counts Flags in the stories of a cohort.
 *
 * @param stories at least one
 */
record Tally(List<Story> stories) {

    private static final int DAYS = Cohort.LAST_DAY + 1;

    Tally of(Predicate<Story> chosen) {
        return new Tally(stories.stream().filter(chosen).toList());
    }

    Tally responders() {
        return of(Story::isResponder);
    }

    Tally nonResponders() {
        return of(story -> !story.isResponder());
    }

    int patients() {
        return stories.size();
    }

    /** How many of 100 patients have at least one Flag of these rules. */
    double flagged(Set<String> rules) {
        return percent(story -> story.isFlagged(rules));
    }

    /** How many of 100 patients this is true of. */
    double percent(Predicate<Story> question) {
        return 100.0 * stories.stream().filter(question).count() / stories.size();
    }

    /** Flags of these rules in 100 days of one patient. */
    double flagsIn100Days(Set<String> rules) {
        return 100.0
                * stories.stream().mapToLong(story -> story.of(rules).count()).sum()
                / (stories.size() * DAYS);
    }

    /** How many Flags say that a rule could not be judged. */
    long notJudged() {
        return stories.stream()
                .flatMap(story -> story.flags().stream())
                .filter(Story.Raised::isNotJudged)
                .count();
    }
}
