package dev.plumbline.careplan.site;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site has set, as it was written: whether it may be set so is for the reader of the content to say.
 *
 * @param given in the order in which it was written
 */
public record SiteValues(List<Given> given) {

    public static final SiteValues NONE = new SiteValues(List.of());

    public SiteValues {
        given = List.copyOf(given);
    }

    /**
     * One value.
     *
     * @param source the file or the property that gives it, for the person who has to mend it
     * @param name of the setting
     * @param value as it was written, without blanks around it
     */
    public record Given(String source, String name, String value) {}

    /**
     * The values of a site file: UTF-8, one {@code name=value} a line; empty lines and those that begin with {@code #} say
     * nothing.
     *
     * @param file null = none
     * @throws ContentRejected if it cannot be read, or a line is none of these
     */
    public static SiteValues in(@Nullable Path file) {
        return file == null ? NONE : of(file.toString(), lines(file));
    }

    /** These and one more, unless it is null. */
    public SiteValues and(String source, String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var more = new ArrayList<>(given);
        more.add(new Given(source, name, value.strip()));
        return new SiteValues(more);
    }

    static SiteValues of(String source, List<String> lines) {
        var given = new ArrayList<Given>();
        var problems = new ArrayList<Problem>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            int sign = line.indexOf('=');
            if (sign > 0 && !line.startsWith("#")) {
                given.add(new Given(
                        source,
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                problems.add(
                        new Problem(source, "line " + number, "Line is `%s`; expected `name=value`.".formatted(line)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ContentRejected(problems);
        }
        return new SiteValues(given);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new ContentRejected(List.of(new Problem(
                    file.toString(),
                    "plumbline.site-file",
                    "The file cannot be read (%s); expected a text in UTF-8.".formatted(failure))));
        }
    }
}
