package dev.plumbline.plugin.template;

import dev.plumbline.plugin.store.Ids;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The telephone numbers that a site puts into the texts for its patients. The content names them as
 * {@code {{emergency-number}}} and {@code {{clinic-number}}}.
 *
 * @param emergency as it stands behind "Call your emergency number now:"
 * @param clinic as it stands behind "Call your clinic today:"
 */
public record SiteNumbers(String emergency, String clinic) {

    /** What the content says where a site has set nothing. */
    public static final SiteNumbers UNSET =
            new SiteNumbers("112, 911 or 999", "the number is in your discharge papers");

    private static final int VERSION_CHARACTERS = 8;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** Whether a text names a number. */
    static boolean areNamedIn(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /**
     * The text of a content file with the numbers in it.
     *
     * @throws IllegalArgumentException if it names another number
     */
    String in(String text) {
        var numbers = Map.of("emergency-number", emergency, "clinic-number", clinic);
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var number = numbers.get(found.group(1));
            if (number == null) {
                throw new IllegalArgumentException("Placeholder `%s` is unknown; expected one of %s."
                        .formatted(
                                found.group(1),
                                numbers.keySet().stream().sorted().toList()));
            }
            return Matcher.quoteReplacement(escaped(number));
        });
    }

    /**
     * The version of a form that carries these numbers: another text is another version. That of the form as it is
     * shipped where nothing is set.
     */
    String version(String shipped) {
        return equals(UNSET)
                ? shipped
                : shipped + "-" + Ids.hash(emergency, clinic).substring(0, VERSION_CHARACTERS);
    }

    /** As it may stand within a string of JSON. */
    private static String escaped(String number) {
        return number.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
