package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Ucum;
import dev.plumbline.careplan.form.FormItem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;

/**
 * Finds numbers that would be compared and are not of one unit: the limits of a path among each other, and with what the
 * forms ask. A limit of 12 says nothing unless it says 12 of what.
 */
final class UnitMistakes {

    private final AskedNumbers numbers;
    private final Mistakes mistakes;

    UnitMistakes(AskedNumbers numbers, Mistakes mistakes) {
        this.numbers = numbers;
        this.mistakes = mistakes;
    }

    void find(GoalTemplate goal) {
        var location = GoalCompiler.at(goal.definition());
        var targets = goal.definition().getTarget();
        for (int index = 0; index < targets.size(); index++) {
            var place = "%s.target[%d].detail".formatted(location, index);
            GoalDirection.bound(targets.get(index)).ifPresent(bound -> check(bound, goal, place));
        }
        var unit = goal.unit().or(() -> numbers.askedUnit(goal.measure())).map(Coding::getCode);
        numbers.itemsFor(goal.measure()).forEach(item -> check(item, goal.measure(), unit.orElse("1"), location));
    }

    private void check(Quantity bound, GoalTemplate goal, String place) {
        if (!Ucum.SYSTEM.equals(bound.getSystem()) || !bound.hasCode() || !Ucum.knows(bound.getCode())) {
            mistakes.add(
                    place,
                    "The limit is in `%s` of `%s`; expected a unit of UCUM (`%s`), `{score}` for a mere number.",
                    bound.getCode(),
                    bound.getSystem(),
                    Ucum.SYSTEM);
            return;
        }
        goal.unit()
                .map(Coding::getCode)
                .filter(first -> !first.equals(bound.getCode()))
                .ifPresent(first -> mistakes.add(
                        place, "The limit is in `%s`; expected `%s`, as the first one.", bound.getCode(), first));
    }

    private void check(FormItem item, Measure measure, String unit, String location) {
        var asked = item.measuredIn().map(Coding::getCode);
        boolean same = asked.map(unit::equals).orElseGet(() -> Ucum.isScore(unit));
        if (!same) {
            mistakes.add(
                    location,
                    "Measure `%s` is in `%s`, and item `%s` of a form asks for it in `%s`; expected one unit for both.",
                    measure.name(),
                    unit,
                    item.linkId(),
                    asked.orElse("1"));
        }
    }
}
