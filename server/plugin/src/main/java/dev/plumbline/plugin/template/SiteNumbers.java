package dev.plumbline.plugin.template;

import dev.plumbline.plugin.store.Ids;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The telephone numbers that a site puts into the texts for its patients. The content names them, each with what it says
 * where the site has set nothing: {@code {{emergency-number|112, 911 or 999}}}.
 *
 * @param emergency as it stands behind "Call your emergency number now:"; null = not set
 * @param clinic as it stands behind "Call your clinic today:"; null = not set
 */
public record SiteNumbers(
        @Nullable String emergency, @Nullable String clinic) {

    public static final SiteNumbers UNSET = new SiteNumbers(null, null);

    private static final int VERSION_CHARACTERS = 8;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?<name>[a-z-]+)\\|(?<unset>[^}]*)}}");

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
        var numbers = new HashMap<String, @Nullable String>();
        numbers.put("emergency-number", emergency);
        numbers.put("clinic-number", clinic);
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(number(found.group(1), numbers)
                        .map(SiteNumbers::escaped)
                        .orElse(found.group(2))));
    }

    private static Optional<String> number(String name, Map<String, @Nullable String> numbers) {
        if (!numbers.containsKey(name)) {
            throw new IllegalArgumentException("Placeholder `%s` is unknown; expected one of %s."
                    .formatted(name, numbers.keySet().stream().sorted().toList()));
        }
        return Optional.ofNullable(numbers.get(name));
    }

    /**
     * The version of a form that carries these numbers: another text is another version. That of the form as it is
     * shipped where nothing is set.
     */
    String version(String shipped) {
        return equals(UNSET)
                ? shipped
                : shipped + "-"
                        + Ids.hash(String.valueOf(emergency), String.valueOf(clinic))
                                .substring(0, VERSION_CHARACTERS);
    }

    /** As it may stand within a string of JSON. */
    private static String escaped(String number) {
        return number.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
