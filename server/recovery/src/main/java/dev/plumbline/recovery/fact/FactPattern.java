package dev.plumbline.recovery.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fact whose name holds whole numbers that the template writes: {@code medianOfLast#} is asked for as
 * {@code medianOfLast3}.
 *
 * @param name with a {@code #} for each number
 * @param answer what it is, of a history and the numbers in their order
 */
record FactPattern<H>(Pattern name, BiFunction<H, List<Integer>, Fact> answer) {

    private static final String DIGITS = "(\\\\d{1,4})";

    FactPattern(String name, BiFunction<H, List<Integer>, Fact> answer) {
        this(Pattern.compile(name.replaceAll("#", DIGITS)), answer);
    }

    private Optional<Function<H, Fact>> asked(String words) {
        var matcher = name.matcher(words);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var numbers = IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(group -> Integer.valueOf(matcher.group(group)))
                .toList();
        return Optional.of(history -> answer.apply(history, numbers));
    }

    /** Finds facts by their names; what templates ask for once they ask for at each look. */
    static final class Index<H> {

        private final List<FactPattern<H>> patterns;
        private final Map<String, Optional<Function<H, Fact>>> known = new ConcurrentHashMap<>();

        Index(Stream<FactPattern<H>> patterns) {
            this.patterns = patterns.toList();
        }

        Optional<Function<H, Fact>> named(String words) {
            return known.computeIfAbsent(words, this::find);
        }

        private Optional<Function<H, Fact>> find(String words) {
            return patterns.stream()
                    .flatMap(pattern -> pattern.asked(words).stream())
                    .findFirst();
        }
    }
}
