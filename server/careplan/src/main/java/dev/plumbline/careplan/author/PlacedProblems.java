package dev.plumbline.careplan.author;

import dev.plumbline.careplan.content.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the places of mistakes in the texts of an author's files. */
final class PlacedProblems {

    private final Map<String, SourcePlaces> places = new HashMap<>();
    private final Map<Problem, Integer> seen = new HashMap<>();

    /**
     * @param texts by path
     */
    PlacedProblems(Map<String, String> texts) {
        texts.forEach((path, text) -> places.put(path, SourcePlaces.in(text)));
    }

    /** Each mistake once, by file and place. */
    List<PlacedProblem> of(List<Problem> problems) {
        return problems.stream()
                .map(this::of)
                .distinct()
                .sorted(PlacedProblem.IN_ORDER)
                .toList();
    }

    private PlacedProblem of(Problem problem) {
        var file = partWith(problem).orElse(problem.file());
        int ordinal = seen.merge(problem, 0, (before, one) -> before + 1);
        var known = places.get(file);
        var place = known == null ? Place.START : known.of(problem.location(), problem.message(), ordinal);
        return new PlacedProblem(file, place, new Problem(file, problem.location(), problem.message()));
    }

    /** A form is judged with its parts in it: a mistake in one of them is to be mended there. */
    private Optional<String> partWith(Problem problem) {
        var own = places.get(problem.file());
        boolean elsewhere =
                own != null && problem.location().startsWith("Questionnaire.item") && !hasItem(own, problem);
        return elsewhere
                ? places.entrySet().stream()
                        .filter(file -> hasItem(file.getValue(), problem))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                : Optional.empty();
    }

    private static boolean hasItem(SourcePlaces file, Problem problem) {
        int end = problem.location().indexOf(')');
        return end > 0 && file.has(problem.location().substring(0, end + 1));
    }
}
