package dev.plumbline.standalone.journey;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is expected beside what was found, one thing a line. */
record Lines(List<String> expected, List<String> found) {

    private static final String NOTHING = "(nothing)";

    Lines {
        int length = Math.max(expected.size(), found.size());
        expected = padded(expected, length);
        found = padded(found, length);
    }

    static Lines none() {
        return new Lines(List.of(), List.of());
    }

    private static List<String> padded(List<String> lines, int length) {
        return Stream.concat(lines.stream(), Stream.generate(() -> NOTHING))
                .limit(length)
                .toList();
    }

    Lines and(Lines more) {
        return new Lines(joined(expected, more.expected), joined(found, more.found));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    boolean agree() {
        return expected.equals(found);
    }

    /** Both, the found line under the expected one where they differ. */
    String sideBySide() {
        return IntStream.range(0, expected.size()).mapToObj(this::row).collect(Collectors.joining("\n"));
    }

    private String row(int line) {
        var wanted = expected.get(line);
        var actual = found.get(line);
        return wanted.equals(actual) ? "  = " + wanted : "  expected: %s%n  found:    %s".formatted(wanted, actual);
    }
}
