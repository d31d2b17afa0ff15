package dev.plumbline.careplan.author;

import dev.plumbline.careplan.content.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells what is wrong from what only looks wrong because of another mistake: a form that names the code of an unreadable
 * CodeSystem is right, and an expression with a setting that nobody declares is no FHIRPath before that is mended.
 */
final class Consequences {

    private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern LINK_ID = Pattern.compile("asks `([^`]+)`");
    private static final String NO_RULES = "PlanDefinition.relatedArtifact";

    private final Map<String, String> unreadable;

    /**
     * @param unreadable the texts of the files that could not be read, by path
     */
    Consequences(Map<String, String> unreadable) {
        this.unreadable = unreadable;
    }

    List<Problem> without(List<Problem> problems) {
        return problems.stream().filter(problem -> !isOne(problem)).toList();
    }

    private boolean isOne(Problem problem) {
        boolean placeholderIsLeft =
                problem.message().contains("{{") && problem.message().contains("is no FHIRPath");
        return placeholderIsLeft
                || (!unreadable.containsKey(problem.file())
                        && unreadable.values().stream().anyMatch(text -> explains(text, problem)));
    }

    private static boolean explains(String text, Problem problem) {
        var asked = LINK_ID.matcher(problem.message());
        boolean hasItem = asked.find() && text.contains("\"" + asked.group(1) + "\"");
        boolean mayBeTheRules = problem.location().equals(NO_RULES) && text.contains("eca-rule");
        return hasItem || mayBeTheRules || names(text).stream().anyMatch(problem.message()::contains);
    }

    /** The first is the file's own, those of extensions come after it or are no part of such messages. */
    private static Set<String> names(String text) {
        var url = URL.matcher(text);
        return url.results()
                .map(found -> found.group(1))
                .filter(found -> !found.contains("/StructureDefinition/"))
                .limit(1)
                .collect(Collectors.toSet());
    }
}
