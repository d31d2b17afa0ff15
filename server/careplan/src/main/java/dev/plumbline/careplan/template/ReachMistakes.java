package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.form.AcceptedAnswers.Bounds;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds a number with which a rule compares an answer, and that no form accepts: the rule would never be raised. */
final class ReachMistakes {

    private static final Pattern COMPARISON = Pattern.compile(
            "%(?:answer\\.)?(?<name>`[^`]+`|\\w+)(?:\\.(?:now|latest|medianOfLast\\d+\\w*|worstOfLast\\d+Days))?"
                    + "\\s*(?<operator>>=|<=|>|<|=)\\s*(?<number>\\d+(?:\\.\\d+)?)");
    private static final Pattern TEST =
            Pattern.compile("`(?<name>[^`<>=]+)(?<operator>>=|<=)(?<number>\\d+(?:\\.\\d+)?)`");

    private final Function<String, Optional<Bounds>> answers;
    private final Mistakes mistakes;

    /**
     * @param answers the widest that the forms accept for a measure or an item; empty where they ask for none of the name
     */
    ReachMistakes(Function<String, Optional<Bounds>> answers, Mistakes mistakes) {
        this.answers = answers;
        this.mistakes = mistakes;
    }

    void find(String expression, String location) {
        for (var pattern : new Pattern[] {COMPARISON, TEST}) {
            var found = pattern.matcher(expression);
            while (found.find()) {
                var name = found.group("name").replace("`", "");
                var number = new BigDecimal(found.group("number"));
                answers.apply(name)
                        .filter(bounds -> !mayHold(bounds, found.group("operator"), number))
                        .ifPresent(bounds -> mistakes.add(
                                location,
                                "`%s` can never be true: the forms accept numbers %s.",
                                found.group(),
                                bounds));
            }
        }
    }

    private static boolean mayHold(Bounds bounds, String operator, BigDecimal number) {
        var least = bounds.min();
        var most = bounds.max();
        return switch (operator) {
            case ">=" -> most == null || most.compareTo(number) >= 0;
            case ">" -> most == null || most.compareTo(number) > 0;
            case "<=" -> least == null || least.compareTo(number) <= 0;
            case "<" -> least == null || least.compareTo(number) < 0;
            default -> bounds.accept(number);
        };
    }
}
