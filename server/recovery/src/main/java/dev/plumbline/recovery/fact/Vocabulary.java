package dev.plumbline.recovery.fact;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All facts that the rules of one template may name.
 *
 * @param measures the measures that the template follows
 * @param items the items that its forms ask, each with the codes of its options; none = no question of choice
 * @param series the actions that ask for check-ins
 * @param kinds the kinds of entries of the health record, each a list of codes
 * @param variants the axes on which its variants differ, each with the codes of its variants
 */
public record Vocabulary(
        Set<String> measures,
        Map<String, Set<String>> items,
        Set<String> series,
        Set<String> kinds,
        Map<String, Set<String>> variants) {

    public Vocabulary {
        measures = Set.copyOf(measures);
        items = Map.copyOf(items);
        series = Set.copyOf(series);
        kinds = Set.copyOf(kinds);
        variants = Map.copyOf(variants);
    }

    /** What can be asked of a measure, with a {@code #} for each number that a template writes. */
    public static Set<String> ofMeasures() {
        return Stream.concat(Stream.of(ReportFact.NOW), MeasureFact.names()).collect(Collectors.toUnmodifiableSet());
    }

    /** What can be asked of {@code %checkIns}, in the same way. */
    public static Set<String> ofSilence() {
        return SilenceFact.names().collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a fact of this name can ever have a value. */
    public boolean knows(FactName name) {
        return switch (name.subject()) {
            case FactName.DAY, FactName.HOURS, FactName.AGE -> name.property().isEmpty();
            case FactName.ANSWER, FactName.LATEST -> knowsAnswer(name.property());
            case FactName.VARIANT -> variants.containsKey(name.property());
            case FactName.CHECK_INS -> SilenceFact.named(name.property()).isPresent();
            case FactName.MISSED -> series.contains(name.property());
            default -> knowsHistory(name);
        };
    }

    private boolean knowsHistory(FactName name) {
        if (name.isAboutEntries()) {
            return kinds.contains(name.property());
        }
        return AnswerFact.named(name.subject()).isPresent()
                ? knowsAnswer(name.property())
                : measures.contains(name.subject()) && isMeasureFact(name.property());
    }

    private boolean knowsAnswer(String words) {
        var test = AnswerTest.of(words);
        var options = items.get(test.item());
        return options != null && test.isSound() && (options.isEmpty() || test.mayChoose(options));
    }

    private static boolean isMeasureFact(String property) {
        return property.equals(ReportFact.NOW) || MeasureFact.named(property).isPresent();
    }
}
