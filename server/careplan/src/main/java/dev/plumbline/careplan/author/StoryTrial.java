package dev.plumbline.careplan.author;

import dev.plumbline.careplan.author.Story.FlagLine;
import dev.plumbline.careplan.author.Story.Step;
import dev.plumbline.careplan.simulation.CohortSimulation;
import dev.plumbline.careplan.simulation.MadeUpCohort;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.recovery.concern.Closure;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plays a story by a template, holds the Flags against those that it expects, and plays the cohort that it describes. */
public final class StoryTrial {

    private final Template template;
    private final Story story;
    private final StoryPlayer player;
    private final List<String> lines = new ArrayList<>();
    private int looks;
    private int misses;

    private StoryTrial(Template template, Story story) {
        this.template = template;
        this.story = story;
        this.player = new StoryPlayer(template, story);
    }

    /**
     * What came of it.
     *
     * @param lines for people
     * @param asExpected whether every Flag that the story expects was there, and no other; true where it expects none
     */
    public record Result(List<String> lines, boolean asExpected) {

        public Result {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Plays.
     *
     * @param own the templates of the author, of which the story means the only one if it names none; with a name, any of these
     * @throws StoryRejected if the story cannot be played
     */
    public static Result of(Templates own, Story story) {
        return new StoryTrial(template(own, story), story).play();
    }

    private static Template template(Templates own, Story story) {
        var ids = own.all().stream().map(StoryTrial::id).toList();
        var wanted = story.template();
        if (wanted == null && ids.size() == 1) {
            return own.all().get(0);
        }
        return own.all().stream()
                .filter(template -> id(template).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new StoryRejected(
                        "Story `%s` is about template `%s`; expected one of %s.".formatted(story.name(), wanted, ids)));
    }

    private static String id(Template template) {
        return template.definition().getIdElement().getIdPart();
    }

    private Result play() {
        story.steps().forEach(this::play);
        lines.add("Played `%s` by %s: %d forms.".formatted(story.name(), template.canonical(), player.reports()));
        player.notes().forEach(note -> lines.add("Note: " + note));
        if (player.concerns().isEmpty()) {
            lines.add("No Flag.");
        }
        player.concerns().forEach(concern -> lines.addAll(described(concern)));
        lines.add("Moments at which Flags were expected: %d, otherwise than expected: %d.".formatted(looks, misses));
        story.madeUpCohort().ifPresent(this::simulate);
        return new Result(lines, misses == 0);
    }

    private void play(Step step) {
        player.play(step);
        var expected = step.expected();
        if (expected != null && expected.flags() != null) {
            compare(step, expected.flags());
        }
    }

    private void compare(Step step, List<FlagLine> wanted) {
        looks++;
        var found = player.concerns().stream().map(this::line).toList();
        if (!found.equals(wanted)) {
            misses++;
            lines.add("Otherwise than expected at %s:".formatted(step.at().format(Story.LOCAL)));
            wanted.stream().filter(flag -> !found.contains(flag)).forEach(flag -> lines.add("  expected: " + flag));
            found.stream().filter(flag -> !wanted.contains(flag)).forEach(flag -> lines.add("  found:    " + flag));
        }
    }

    private void simulate(MadeUpCohort cohort) {
        cohort.measures().keySet().forEach(measure -> StoryStart.expectMeasure(template, measure));
        lines.add("Alert burden of %d made-up patients to day %d (seed %d, %s of the check-ins missing):"
                .formatted(cohort.patients(), cohort.lastDay(), cohort.seed(), cohort.missing()));
        lines.addAll(CohortSimulation.play(template, player.start(), cohort).lines());
    }

    private List<String> described(Concern concern) {
        var raised = "Day %d, %s: %s%s, %s: %s"
                .formatted(
                        player.calendar().dayOf(concern.raised()),
                        local(concern.raised()),
                        concern.rule(),
                        concern.kind() == Kind.NOT_JUDGED ? " could not be judged" : "",
                        priority(concern.level()),
                        concern.text());
        return concern.closure()
                .map(end -> List.of(
                        raised,
                        "  closed on day %d, %s, by %s."
                                .formatted(player.calendar().dayOf(end.at()), local(end.at()), by(end))))
                .orElse(List.of(raised));
    }

    private FlagLine line(Concern concern) {
        return new FlagLine(
                concern.rule(),
                concern.stands() ? "active" : "inactive",
                priority(concern.level()),
                local(concern.raised()),
                concern.closure()
                        .map(end -> "%s by %s".formatted(local(end.at()), by(end)))
                        .orElse(FlagLine.OPEN),
                concern.text());
    }

    private static String by(Closure end) {
        return end.by() == Closure.By.PERSON ? "person" : "rule";
    }

    private static String priority(Urgency level) {
        return switch (level) {
            case EMERGENCY -> "PH emergency";
            case SAME_DAY -> "PH same-day";
            case PROMPT -> "PM prompt";
            case ROUTINE -> "PL routine";
        };
    }

    private String local(Instant moment) {
        return moment.atZone(story.zone()).format(Story.LOCAL);
    }
}
