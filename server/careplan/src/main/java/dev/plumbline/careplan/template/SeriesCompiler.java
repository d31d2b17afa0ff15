package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.checkin.CheckInSeries;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.ActionRequiredBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/** Compiles an action that asks for check-ins. */
final class SeriesCompiler {

    private final Content content;
    private final Mistakes mistakes;

    SeriesCompiler(Content content, Mistakes mistakes) {
        this.content = content;
        this.mistakes = mistakes;
    }

    /** Whether it is a form that the patient may open at any time and that nobody waits for. */
    static boolean isOpenAtAnyTime(PlanDefinitionActionComponent action) {
        return asksForCheckIns(action) && action.getRequiredBehavior() == ActionRequiredBehavior.COULD;
    }

    static boolean asksForCheckIns(PlanDefinitionActionComponent action) {
        return action.getCode().stream()
                .anyMatch(code -> code.hasCoding(Canonicals.CPG_ACTIVITY_TYPE, Canonicals.COLLECT_INFORMATION));
    }

    /** Whether it asks for a form and does not say so: it would be on no plan, and nobody would notice. */
    void checkThatItIsOne(PlanDefinitionActionComponent action) {
        if (!asksForCheckIns(action) && namesForm(action)) {
            mistakes.add(
                    at(action) + ".code",
                    "It names the form of a check-in and is none; expected the code `%s` of `%s`.",
                    Canonicals.COLLECT_INFORMATION,
                    Canonicals.CPG_ACTIVITY_TYPE);
        }
    }

    private boolean namesForm(PlanDefinitionActionComponent action) {
        return action.getDefinition() instanceof PrimitiveType<?> canonical
                && canonical.hasValue()
                && (content.find(Questionnaire.class, canonical.getValueAsString())
                                .isPresent()
                        || content.find(ActivityDefinition.class, canonical.getValueAsString())
                                .filter(activity -> activity.hasExtension(Canonicals.CPG_COLLECT_WITH))
                                .isPresent());
    }

    Optional<CheckInSeries> compile(PlanDefinitionActionComponent action) {
        var location = at(action);
        var form = form(action, location);
        var firstDay = Durations.wholeDays(action.getRelatedActionFirstRep().getOffset());
        mistakes.expect(firstDay, location + ".relatedAction.offset", "There is no offset in days; expected one.");
        var id =
                mistakes.expect(Optional.ofNullable(action.getId()), location + ".id", "There is no id; expected one.");
        if (!(action.getTiming() instanceof Timing timing)) {
            mistakes.add(location + ".timing", "There is no timingTiming; expected one.");
            return Optional.empty();
        }
        if (id.isEmpty() || form.isEmpty() || firstDay.isEmpty()) {
            return Optional.empty();
        }
        return series(action, form.get(), firstDay.get(), timing.getRepeat(), location);
    }

    private Optional<CheckInSeries> series(
            PlanDefinitionActionComponent action, String form, int firstDay, TimingRepeatComponent repeat, String at) {
        var timing = SeriesTiming.of(repeat);
        var gaps = timing.gaps();
        if (!gaps.isEmpty()) {
            mistakes.add(
                    at + ".timing.repeat",
                    "It needs bounds, period, timeOfDay, duration and durationMax in whole days, weeks or hours"
                            + " (missing or unusable: %s).",
                    String.join(", ", gaps));
            return Optional.empty();
        }
        try {
            return Optional.of(series(action, form, firstDay, timing));
        } catch (IllegalArgumentException contradiction) {
            mistakes.add(at + ".timing.repeat", "%s", String.valueOf(contradiction.getMessage()));
            return Optional.empty();
        }
    }

    private CheckInSeries series(PlanDefinitionActionComponent action, String form, int firstDay, SeriesTiming timing) {
        return new CheckInSeries(
                action.getId(),
                form,
                standingFor(form),
                firstDay,
                timing.lengthInDays().orElseThrow(),
                timing.everyDays().orElseThrow(),
                timing.weekdays().orElseThrow(),
                timing.opensDaysBefore().orElseThrow(),
                timing.opens().orElseThrow(),
                timing.due().orElseThrow(),
                timing.closes().orElseThrow());
    }

    /** The forms whose reports answer this one's check-ins too, because they ask all that it asks. */
    private Set<String> standingFor(String form) {
        return content.resources(Questionnaire.class)
                .filter(other -> other.getExtensionsByUrl(Canonicals.STANDS_FOR).stream()
                        .map(extension -> extension.getValue().primitiveValue())
                        .anyMatch(Canonicals.withoutVersion(form)::equals))
                .map(Questionnaire::getUrl)
                .collect(Collectors.toSet());
    }

    /** The form that an action asks for, with its version. */
    Optional<String> form(PlanDefinitionActionComponent action) {
        return form(action, at(action));
    }

    private static String at(PlanDefinitionActionComponent action) {
        return "PlanDefinition.action.where(id='%s')".formatted(action.getId());
    }

    private Optional<String> form(PlanDefinitionActionComponent action, String location) {
        var named = action.getDefinition() instanceof PrimitiveType<?> canonical ? canonical.getValueAsString() : "";
        var activity = content.find(ActivityDefinition.class, named);
        mistakes.expect(activity, location + ".definition", "ActivityDefinition `%s` is missing.", named);
        var form = activity.map(found -> found.getExtensionByUrl(Canonicals.CPG_COLLECT_WITH))
                .map(Extension::getValue)
                .map(value -> value.primitiveValue());
        if (activity.isPresent()) {
            mistakes.expect(form, location + ".definition", "ActivityDefinition `%s` names no form.", named);
        }
        return form.filter(canonical -> mistakes.expect(
                        content.find(Questionnaire.class, canonical),
                        location + ".definition",
                        "Questionnaire `%s` of `%s` is missing.",
                        canonical,
                        named)
                .isPresent());
    }
}
