package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question of yes or no about the answer to one item: {@code med.opioid} (is it yes?), {@code act.walk=none} (is this
 * option chosen?), {@code act.rest>=8} and {@code act.rest<=8} (is the number at least, at most this?).
 *
 * @param item the item's linkId, in which none of {@code = < >} may stand
 * @param operator null for an item that is answered with yes or no
 * @param operand what the answer is compared with; null where there is no operator
 */
record AnswerTest(
        String item, @Nullable String operator, @Nullable String operand) {

    private static final Pattern COMPARISON =
            Pattern.compile("(?<item>[^=<>]+)(?<operator>>=|<=|=)(?<operand>[^=<>]+)");

    /** The test that these words say; a number that cannot be read is compared with nothing. */
    static AnswerTest of(String words) {
        var matcher = COMPARISON.matcher(words);
        return matcher.matches()
                ? new AnswerTest(matcher.group("item"), matcher.group("operator"), matcher.group("operand"))
                : new AnswerTest(words, null, null);
    }

    /** Whether it asks no more than what the item was answered with. */
    boolean isBare() {
        return operator == null;
    }

    /** Whether it can ever be answered: a number must stand behind a comparison of numbers. */
    boolean isSound() {
        return operand == null
                || operator == null
                || operator.equals("=")
                || number(operand).isPresent();
    }

    /** Whether it asks for one of these options, or for none in particular. */
    boolean mayChoose(Set<String> options) {
        return operand == null || ("=".equals(operator) && options.contains(operand));
    }

    /** Whether the answer passes; empty if there is none that can be read. */
    Optional<Boolean> holds(@Nullable Answer answer) {
        return answer instanceof Answer.Given given ? Optional.of(holds(given.value())) : Optional.empty();
    }

    private boolean holds(Value value) {
        if (operand == null) {
            return value.equals(Value.of(true));
        }
        if (value instanceof Value.Choices chosen) {
            return chosen.codes().contains(operand);
        }
        if (value instanceof Value.Amount amount) {
            return number(operand)
                    .filter(bound -> compares(amount.value(), bound))
                    .isPresent();
        }
        return value instanceof Value.Text text && text.value().equals(operand);
    }

    private boolean compares(BigDecimal value, BigDecimal bound) {
        int order = value.compareTo(bound);
        return ">=".equals(operator) ? order >= 0 : "<=".equals(operator) ? order <= 0 : order == 0;
    }

    private static Optional<BigDecimal> number(String words) {
        try {
            return Optional.of(new BigDecimal(words));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
