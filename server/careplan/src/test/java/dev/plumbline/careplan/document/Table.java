package dev.plumbline.careplan.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. Cells are text, in which a line break becomes {@code <br>} and a bar is escaped. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    Table(String... head) {
        columns = head.length;
        rows.add(List.of(head));
    }

    Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("A row has %d cells; expected %d.".formatted(cells.length, columns));
        }
        rows.add(List.of(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(row.stream().map(Table::escaped).collect(Collectors.joining(" | ", "| ", " |"))));
        lines.add(1, "|" + " --- |".repeat(columns));
        return String.join("\n", lines) + "\n";
    }

    private static String escaped(String cell) {
        return cell.strip().replace("|", "\\|").replaceAll("\\s*\\R\\s*", "<br>");
    }

    /** As code, also where the text has backticks. */
    static String code(String text) {
        return text.isBlank() ? "" : text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }
}
