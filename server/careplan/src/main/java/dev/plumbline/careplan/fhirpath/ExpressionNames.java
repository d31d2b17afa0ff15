package dev.plumbline.careplan.fhirpath;

import dev.plumbline.recovery.fact.FactName;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the facts that a FHIRPath expression names: {@code %day}, {@code %pain.bestMedianOf5SinceDay1}, {@code %answer.`rf.saddle`}. */
final class ExpressionNames {

    private static final Pattern STRING = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern NAME = Pattern.compile(
            "%(?<subject>[A-Za-z_]\\w*|`[^`]*`|'')(?:\\.(?:`(?<quoted>[^`]*)`|(?<plain>[A-Za-z]\\w*)(?!\\w*\\()))?");

    private ExpressionNames() {}

    static Set<FactName> in(String expression) {
        var names = new TreeSet<FactName>(Comparator.comparing(FactName::toString));
        var matcher = NAME.matcher(STRING.matcher(expression).replaceAll("''"));
        while (matcher.find()) {
            var subject = matcher.group("subject");
            names.add(new FactName(subject, FactName.standsAlone(subject) ? "" : property(matcher)));
        }
        return names;
    }

    private static String property(Matcher matcher) {
        var quoted = matcher.group("quoted");
        var plain = matcher.group("plain");
        return quoted != null ? quoted : plain != null ? plain : "";
    }
}
