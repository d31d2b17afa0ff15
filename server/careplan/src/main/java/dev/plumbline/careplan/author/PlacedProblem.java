package dev.plumbline.careplan.author;

import dev.plumbline.careplan.content.Problem;
import java.util.Comparator;

/** A mistake and the place in a file where it is to be mended. Prints itself as compilers do: {@code file:line:column: …}. */
record PlacedProblem(String file, Place place, Problem problem) {

    static final Comparator<PlacedProblem> IN_ORDER = Comparator.comparing(PlacedProblem::file)
            .thenComparing(PlacedProblem::place)
            .thenComparing(problem -> problem.problem().message());

    @Override
    public String toString() {
        return "%s:%d:%d: %s: %s"
                .formatted(
                        file,
                        place.line(),
                        place.column(),
                        problem.location(),
                        problem.message().replaceAll("\\s*\n\\s*", " "));
    }
}
