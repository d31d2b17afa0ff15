package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.form.AcceptedAnswers.Bounds;
import dev.plumbline.recovery.path.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds a path that cannot be meant: a limit on the better side of what is expected, a day without a limit after days
 * that have one, and a limit beyond which no answer can be. Formulas are tried with baselines that the forms accept.
 */
final class PathMistakes {

    private static final int TRIES = 12;
    private static final int DECIMALS = 4;

    private final List<Map<String, String>> variants;
    private final Mistakes mistakes;

    /**
     * @param variants every choice of one variant on each axis, codes by axis
     */
    PathMistakes(List<Map<String, String>> variants, Mistakes mistakes) {
        this.variants = variants;
        this.mistakes = mistakes;
    }

    /**
     * Looks at one goal.
     *
     * @param answers the widest that the forms accept for its measure
     */
    void find(GoalTemplate goal, Bounds answers) {
        var location = GoalCompiler.at(goal.definition());
        var courses = courses(goal, answers);
        for (int index = 0; index < goal.waypoints().size(); index++) {
            var place = "%s.target[%d]".formatted(location, index);
            checkSide(courses, index, goal.measure().direction(), place);
            checkGap(courses, index, place);
            checkReach(courses, index, goal.measure(), answers, place);
        }
    }

    /** The path of one patient. */
    private record Course(
            BigDecimal baseline, List<Optional<BigDecimal>> expected, List<Optional<BigDecimal>> limits) {}

    private List<Course> courses(GoalTemplate goal, Bounds answers) {
        var courses = new ArrayList<Course>();
        for (var baseline : baselines(answers)) {
            for (var chosen : variants) {
                courses.add(new Course(
                        baseline,
                        goal.waypoints().stream()
                                .map(day -> day.expected(baseline, chosen))
                                .toList(),
                        goal.waypoints().stream()
                                .map(day -> day.limit(baseline, chosen))
                                .toList()));
            }
        }
        return courses;
    }

    /** Evenly from the least to the most that the forms accept; without bounds, small and large numbers. */
    private static List<BigDecimal> baselines(Bounds answers) {
        if (answers.min() == null || answers.max() == null) {
            return List.of(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.valueOf(100));
        }
        var least = answers.min();
        var step = answers.max().subtract(least).divide(BigDecimal.valueOf(TRIES), DECIMALS, RoundingMode.DOWN);
        return IntStream.rangeClosed(0, TRIES)
                .mapToObj(count -> least.add(step.multiply(BigDecimal.valueOf(count))))
                .toList();
    }

    private void checkSide(List<Course> courses, int index, Direction direction, String place) {
        courses.stream()
                .filter(course -> course.limits().get(index).isPresent()
                        && course.expected().get(index).isPresent())
                .filter(course -> direction.isWorse(
                        course.expected().get(index).orElseThrow(),
                        course.limits().get(index).orElseThrow()))
                .findFirst()
                .ifPresent(course -> mistakes.add(
                        place,
                        "With a baseline of %s the limit is %s, on the better side of the expected %s; expected it on the"
                                + " worse side.",
                        plain(course.baseline()),
                        plain(course.limits().get(index).orElseThrow()),
                        plain(course.expected().get(index).orElseThrow())));
    }

    private void checkGap(List<Course> courses, int index, String place) {
        courses.stream()
                .filter(course -> course.limits().get(index).isEmpty())
                .filter(course -> course.limits().subList(0, index).stream().anyMatch(Optional::isPresent))
                .findFirst()
                .ifPresent(course -> mistakes.add(
                        place,
                        "There is no limit with a baseline of %s, and a day before has one; expected one on each later day.",
                        plain(course.baseline())));
    }

    private void checkReach(List<Course> courses, int index, Measure measure, Bounds answers, String place) {
        var worst = measure.direction() == Direction.HIGHER_IS_WORSE ? answers.max() : answers.min();
        var limits = courses.stream()
                .flatMap(course -> course.limits().get(index).stream())
                .toList();
        if (worst != null
                && !limits.isEmpty()
                && limits.stream().noneMatch(limit -> measure.direction().isWorse(worst, limit))) {
            mistakes.add(
                    place,
                    "No answer can be beyond the limit %s: the forms accept numbers %s; expected a limit that can be passed.",
                    plain(limits.get(0)),
                    answers);
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
