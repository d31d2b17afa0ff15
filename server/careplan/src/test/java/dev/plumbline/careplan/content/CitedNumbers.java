package dev.plumbline.careplan.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The numbers of a text that no citation beside it has. 0 and 1 are left out: they are "none" and "once" more often than a
 * limit.
 */
final class CitedNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\d*\\.?\\d+");
    private static final Map<String, String> WORDS = Map.of("two", "2", "consecutive", "2", "three", "3");

    private CitedNumbers() {}

    /** {@code RF-PAIN: 8.5} for each number of the text that stands in none of the citations. */
    static List<String> missing(String id, String text, String citations) {
        var missing = in(text);
        missing.removeAll(in(spelled(citations)));
        missing.removeAll(Set.of("0", "1"));
        return missing.stream().map(number -> id + ": " + number).toList();
    }

    static Set<String> in(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> new BigDecimal(found.group()).stripTrailingZeros().toPlainString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String spelled(String words) {
        return words + " "
                + WORDS.entrySet().stream()
                        .filter(word -> words.contains(word.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining(" "));
    }
}
