package dev.plumbline.careplan.document;

import java.util.stream.Collectors;

/** Lists in Markdown. */
final class Lists {

    private Lists() {}

    /** One bullet for each line. */
    static String bullets(String lines) {
        return lines.lines().map(line -> "- " + line).collect(Collectors.joining("\n", "", "\n"));
    }
}
