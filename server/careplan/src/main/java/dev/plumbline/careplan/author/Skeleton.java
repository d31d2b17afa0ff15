package dev.plumbline.careplan.author;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.careplan.author.AuthorFolder.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the template that authors begin with: every kind of file once, each number of it made up. */
final class Skeleton {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** An id of FHIR has 64 characters at most, and those of the files end in words of their own. */
    private static final int LONGEST = 40;

    /** Lists the files, one a line. */
    private static final String LIST = "skeleton/files.txt";

    private static final String NAME_MARK = "@name@";
    private static final String TYPE_MARK = "@Name@";

    private Skeleton() {}

    static List<String> write(Path parent, String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
            throw new Unusable("Name is `%s`; expected at most %d small letters and digits, with hyphens between."
                    .formatted(name, LONGEST));
        }
        var folder = parent.resolve(name);
        if (Files.exists(folder)) {
            throw new Unusable("`%s` is there already; expected the name of a new folder.".formatted(folder));
        }
        var lines = new ArrayList<String>();
        try {
            Files.createDirectories(folder);
            for (var file : text(LIST).lines().toList()) {
                var target = folder.resolve(named(file, name));
                Files.writeString(target, named(text("skeleton/" + file), name), UTF_8);
                lines.add("Written: " + target);
            }
        } catch (IOException unwritable) {
            throw new Unusable("`%s` cannot be written (%s).".formatted(folder, unwritable));
        }
        lines.add("Next: --check %s, then --try %s %s. Every number in it is made up."
                .formatted(folder, folder, folder.resolve("story.yaml")));
        return lines;
    }

    private static String named(String text, String name) {
        return text.replace(NAME_MARK, name).replace(TYPE_MARK, inCapitals(name));
    }

    /** {@code hernia-repair} as {@code HerniaRepair}. */
    private static String inCapitals(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String text(String resource) throws IOException {
        var stream = Objects.requireNonNull(Skeleton.class.getResourceAsStream(resource));
        var text = new String(stream.readAllBytes(), UTF_8);
        stream.close();
        return text;
    }
}
