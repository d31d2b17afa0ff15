package dev.plumbline.careplan.template;

import dev.plumbline.careplan.form.AcceptedAnswers.Bounds;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The numbers that the forms of a template accept. */
record AskedNumbers(Collection<Form> forms, List<GoalTemplate> goals) {

    private static final Bounds ANY = new Bounds(null, null);

    /** The widest for a measure; without ends where no form asks for it. */
    Bounds of(Measure measure) {
        return widest(itemsFor(measure)).orElse(ANY);
    }

    /** The widest for the measure or the item of this name; empty where no form asks a number of that name. */
    Optional<Bounds> of(String name) {
        var items = goals.stream()
                .map(GoalTemplate::measure)
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .map(this::itemsFor)
                .orElseGet(() -> items().stream()
                        .filter(item -> item.linkId().equals(name))
                        .toList());
        return widest(items);
    }

    /** The unit in which a measure is judged: that of its limits, else that in which the forms ask. */
    Optional<Coding> unitOf(Measure measure) {
        return goals.stream()
                .filter(goal -> goal.measure().name().equals(measure.name()))
                .flatMap(goal -> goal.unit().stream())
                .findFirst()
                .or(() -> askedUnit(measure));
    }

    /** The unit in which the forms ask for a measure. */
    Optional<Coding> askedUnit(Measure measure) {
        return itemsFor(measure).stream()
                .flatMap(item -> item.measuredIn().stream())
                .findFirst();
    }

    /** The items by which the forms ask for a measure. */
    List<FormItem> itemsFor(Measure measure) {
        return items().stream().filter(item -> measure.isMeantBy(item.codes())).toList();
    }

    private List<FormItem> items() {
        return forms.stream().flatMap(form -> form.items().values().stream()).toList();
    }

    private static Optional<Bounds> widest(List<FormItem> items) {
        var all = items.stream().map(item -> item.accepted().bounds()).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bounds(
                        end(all.stream().map(Bounds::min).toList(), false),
                        end(all.stream().map(Bounds::max).toList(), true)));
    }

    /** The outermost end; none where any has none. */
    private static @Nullable BigDecimal end(List<@Nullable BigDecimal> ends, boolean most) {
        if (ends.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        var sorted = ends.stream().filter(Objects::nonNull).sorted().toList();
        return sorted.get(most ? sorted.size() - 1 : 0);
    }
}
