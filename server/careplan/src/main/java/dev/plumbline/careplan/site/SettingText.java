package dev.plumbline.careplan.site;

import dev.plumbline.careplan.site.SiteSettings.Use;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of the content that names settings, each with what it says where the site has set nothing:
 * {@code {{emergency-number|112, 911 or 999}}}, {@code {{%lift.phase1Lb * 0.45|4.5}}}.
 */
final class SettingText {

    private static final String OPEN = "{{";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?<words>[^|{}]+)\\|(?<unset>[^{}]*)}}");

    private final SiteSettings settings;
    private final boolean expression;
    private final boolean comma;
    private final Set<String> used = new TreeSet<>();

    /**
     * @param expression whether the texts are FHIRPath, and words stand within its strings
     * @param language of the texts; null where they name none
     */
    SettingText(SiteSettings settings, boolean expression, @Nullable String language) {
        this.settings = settings;
        this.expression = expression;
        this.comma = !expression && language != null && writesComma(language);
    }

    private static boolean writesComma(String language) {
        return DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language)).getDecimalSeparator() == ',';
    }

    static boolean isIn(String text) {
        return text.contains(OPEN);
    }

    /**
     * The text as it reads at this site.
     *
     * @throws IllegalArgumentException if it names an unknown setting, or says another default than the shipped one
     */
    String here(String text) {
        var found = PLACEHOLDER.matcher(text);
        if (found.replaceAll("").contains(OPEN)) {
            throw new IllegalArgumentException(
                    "Text has `{{` that begins no placeholder; expected `{{name|default}}`.");
        }
        return found.replaceAll(
                placeholder -> Matcher.quoteReplacement(here(placeholder.group(1), placeholder.group(2))));
    }

    /** The settings that the texts so far have named. */
    Set<String> used() {
        return Set.copyOf(used);
    }

    private String here(String words, String unset) {
        var use = settings.use(words);
        used.addAll(use.names());
        boolean sameNumber = isSameNumber(unset.replace(',', '.'), use.shipped());
        boolean withComma = sameNumber && unset.contains(",");
        if (comma && sameNumber && unset.contains(".")) {
            throw new IllegalArgumentException("Default of `%s` is `%s`; expected `%s`, as the language writes it."
                    .formatted(words, unset, unset.replace('.', ',')));
        }
        if (!settings.isText(words) && !sameNumber && !unset.equals(use.shipped())) {
            throw new IllegalArgumentException(
                    "Default of `%s` is `%s`; expected the shipped `%s`.".formatted(words, unset, use.shipped()));
        }
        return use.site().equals(use.shipped()) ? unset : written(use, withComma);
    }

    private String written(Use use, boolean withComma) {
        if (withComma) {
            return use.site().replace('.', ',');
        }
        return expression ? SettingBounds.Text.escaped(use.site()) : use.site();
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }
}
