package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Durations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Range;

/** The days at whose local start a rule is looked at too. */
final class EvaluationDays {

    private EvaluationDays() {}

    /** One day, or all from the first to the last; none without a timing; empty where the timing says no whole days. */
    static Optional<Set<Integer>> of(PlanDefinitionActionComponent rule) {
        if (!rule.hasTiming()) {
            return Optional.of(Set.of());
        }
        if (rule.getTiming() instanceof Range days) {
            return Durations.wholeDays(days.getLow())
                    .flatMap(first -> Durations.wholeDays(days.getHigh())
                            .filter(last -> last >= first)
                            .map(last -> days(first, last)));
        }
        return Durations.wholeDays(rule.getTiming()).map(Set::of);
    }

    private static Set<Integer> days(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
