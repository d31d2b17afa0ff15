package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Ucum;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;

/** Finds an explanation that says a number of a measure and not in which unit: nobody can act on 5 of something. */
final class ExplainedUnits {

    private static final String NUMBERS =
            "(?:now|latest|latestLimit|limit|expected|baseline|medianOf\\w+|worstOf\\w+|best\\w+|gain\\w+)\\b";

    private final List<Measure> measures;
    private final Function<Measure, Optional<Coding>> units;
    private final Mistakes mistakes;

    ExplainedUnits(List<Measure> measures, Function<Measure, Optional<Coding>> units, Mistakes mistakes) {
        this.measures = measures;
        this.units = units;
        this.mistakes = mistakes;
    }

    void find(String explanation, String location) {
        measures.forEach(measure -> units.apply(measure)
                .filter(unit -> !Ucum.isScore(unit.getCode()))
                .filter(unit -> saysNumberOf(measure, explanation) && !says(unit, explanation))
                .ifPresent(unit -> mistakes.add(
                        location,
                        "It says a number of `%s` without its unit; expected `%s` beside it.",
                        measure.name(),
                        unit.hasDisplay() ? unit.getDisplay() : unit.getCode())));
    }

    private static boolean saysNumberOf(Measure measure, String explanation) {
        var name = Pattern.quote(measure.name());
        return Pattern.compile("%`?" + name + "`?\\." + NUMBERS)
                .matcher(explanation)
                .find();
    }

    private static boolean says(Coding unit, String explanation) {
        return Stream.of(Optional.ofNullable(unit.getDisplay()), Optional.ofNullable(unit.getCode()))
                .flatMap(Optional::stream)
                .anyMatch(word -> Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)")
                        .matcher(explanation)
                        .find());
    }
}
