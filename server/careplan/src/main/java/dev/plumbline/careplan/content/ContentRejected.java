package dev.plumbline.careplan.content;

import java.util.List;
import java.util.stream.Collectors;

/** The content has mistakes. The start ends here, with all of them at once. */
public final class ContentRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ContentRejected(List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  ", "The content has %s:\n  ".formatted(number(problems.size())), "")));
        this.problems = List.copyOf(problems);
    }

    private static String number(int mistakes) {
        return mistakes == 1 ? "1 mistake" : mistakes + " mistakes";
    }

    public List<Problem> problems() {
        return problems;
    }
}
