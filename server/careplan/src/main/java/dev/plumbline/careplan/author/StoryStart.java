package dev.plumbline.careplan.author;

import dev.plumbline.careplan.author.Story.Event.StartsPlan;
import dev.plumbline.careplan.simulation.PlannedRecovery;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Variant;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts the plan of a story. */
final class StoryStart {

    static final StartsPlan NOTHING = new StartsPlan(Map.of(), Map.of());

    /** The measure of the template's first path. */
    private static final String BASELINE = "baseline";

    private StoryStart() {}

    /**
     * The plan. An axis on which the story says nothing follows its first variant.
     *
     * @throws StoryRejected if it names a measure, an axis or a variant that the template does not have
     */
    static PlannedRecovery of(Template template, Story story, Instant now, StartsPlan said) {
        var end = story.instant(story.procedure());
        return new PlannedRecovery(
                RecoveryCalendar.startingAt(end, story.zone()),
                end,
                now,
                baselines(template, said),
                variants(template, said));
    }

    static List<String> measures(Template template) {
        return template.goals().stream()
                .map(goal -> goal.measure().name())
                .distinct()
                .toList();
    }

    /** Expects that the template has this measure. */
    static void expectMeasure(Template template, String name) {
        if (!measures(template).contains(name)) {
            throw new StoryRejected("Template `%s` has no measure `%s`; expected one of %s."
                    .formatted(template.canonical(), name, measures(template)));
        }
    }

    private static Map<String, BigDecimal> baselines(Template template, StartsPlan said) {
        var baselines = new TreeMap<String, BigDecimal>();
        said.baselines().forEach((name, value) -> {
            var measure = name.equals(BASELINE)
                    ? measures(template).stream().findFirst().orElse(BASELINE)
                    : name;
            expectMeasure(template, measure);
            baselines.put(measure, value);
        });
        return baselines;
    }

    private static Map<String, String> variants(Template template, StartsPlan said) {
        var axes = template.variants().axes();
        said.variants().keySet().stream()
                .filter(axis -> !axes.contains(axis))
                .findFirst()
                .ifPresent(axis -> {
                    throw new StoryRejected("Template `%s` has no axis `%s`; expected one of %s."
                            .formatted(template.canonical(), axis, axes));
                });
        var chosen = new TreeMap<String, String>();
        axes.forEach(axis -> chosen.put(axis, variant(template, axis, said)));
        return chosen;
    }

    private static String variant(Template template, String axis, StartsPlan said) {
        var codes = template.variants().of(axis).stream().map(Variant::code).toList();
        var code = said.variants().getOrDefault(axis, codes.get(0));
        if (!codes.contains(code)) {
            throw new StoryRejected("Axis `%s` has no variant `%s`; expected one of %s.".formatted(axis, code, codes));
        }
        return code;
    }
}
