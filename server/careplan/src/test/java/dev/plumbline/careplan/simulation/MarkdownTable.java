package dev.plumbline.careplan.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table of text; numbers are written the same in every language of the machine. */
final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... head) {
        row(head);
        row(Collections.nCopies(head.length, "---").toArray(String[]::new));
    }

    MarkdownTable row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    /** Without decimals. */
    static String percent(double value) {
        return number("%.0f%%", value);
    }

    /** With one decimal: for what is rare. */
    static String rare(double value) {
        return number("%.1f%%", value);
    }

    static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
