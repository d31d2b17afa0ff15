package dev.plumbline.careplan.author;

import dev.plumbline.careplan.author.Story.Event;
import dev.plumbline.careplan.author.Story.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a story in YAML. A key that it does not know is an error: a misspelt expectation would expect nothing. */
public final class StoryFile {

    private static final Map<String, Function<YamlMap, Event>> EVENTS = events();
    private static final Set<String> TIMES = Set.of("at", "days", "time");

    private StoryFile() {}

    /**
     * The story in a file.
     *
     * @param name by which messages call it
     * @throws StoryRejected if it cannot be read, or is not in the notation
     */
    public static Story read(String name, Path file) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return story(name, YamlMap.of("Story `%s`".formatted(name), yaml.load(Files.readString(file))));
        } catch (YAMLException | IOException unreadable) {
            throw new StoryRejected("Story `%s` cannot be read: %s".formatted(name, unreadable.getMessage()));
        }
    }

    private static Story story(String name, YamlMap file) {
        file.expectOnly("template", "zone", "procedure", "born", "language", "looks-at", "steps", "cohort");
        var procedure = file.time("procedure");
        var steps = new ArrayList<Step>();
        for (var step : file.maps("steps")) {
            times(step, procedure).forEach(at -> steps.add(step(step, at)));
        }
        return new Story(
                name,
                file.orNull("template"),
                file.zone("zone"),
                procedure,
                file.orNull("born"),
                file.orNull("language"),
                Set.copyOf(file.texts("looks-at")),
                steps,
                file.has("cohort") ? StoryCohort.read(file.map("cohort")) : null);
    }

    /** One moment ({@code at}), or the same time on several days of the recovery ({@code days} and {@code time}). */
    private static List<LocalDateTime> times(YamlMap step, LocalDateTime procedure) {
        if (!step.has("days")) {
            return List.of(step.time("at"));
        }
        var time = step.clock("time");
        return step.texts("days").stream()
                .map(day -> procedure
                        .toLocalDate()
                        .plusDays(step.whole("days", day))
                        .atTime(time))
                .toList();
    }

    private static Step step(YamlMap step, LocalDateTime at) {
        step.expectOnly(Stream.of(TIMES, EVENTS.keySet(), Set.of("expect"))
                .flatMap(Set::stream)
                .toArray(String[]::new));
        var events = EVENTS.entrySet().stream()
                .filter(event -> step.has(event.getKey()))
                .map(event -> event.getValue().apply(step))
                .toList();
        return new Step(at, events, step.has("expect") ? StoryExpectation.read(step.map("expect")) : null);
    }

    /** By their keys, in the order in which those of one moment happen. */
    private static Map<String, Function<YamlMap, Event>> events() {
        Map<String, Function<YamlMap, Event>> events = new LinkedHashMap<>();
        events.put("start-plan", step -> startsPlan(step.map("start-plan")));
        events.put("record", step -> new Event.Records(step.text("record")));
        events.put("check-in", step -> reports(step.map("check-in")));
        events.put("post", step -> new Event.Posts(step.text("post")));
        events.put("ehr-stores", step -> new Event.EhrStores(step.text("ehr-stores")));
        events.put("nurse-closes", step -> new Event.NurseCloses(step.text("nurse-closes")));
        events.put("nurse-accepts", step -> new Event.NurseReviews(step.text("nurse-accepts"), TaskStatus.ACCEPTED));
        events.put(
                "nurse-completes", step -> new Event.NurseReviews(step.text("nurse-completes"), TaskStatus.COMPLETED));
        events.put("time-passes", step -> new Event.TimePasses());
        return events;
    }

    /** Numbers are baselines, words are variants. */
    private static Event startsPlan(YamlMap start) {
        var variants = new LinkedHashMap<String, String>();
        start.keys().stream().filter(key -> !start.isNumber(key)).forEach(axis -> variants.put(axis, start.text(axis)));
        return new Event.StartsPlan(start.numbers(start.keys().stream().filter(start::isNumber)), variants);
    }

    private static Event reports(YamlMap report) {
        var known = Set.of("form", "questionnaire", "status", "about", "answers");
        return new Event.Reports(
                report.orNull("questionnaire"),
                report.has("form") ? report.text("form") : "",
                report.has("status") ? report.text("status") : "completed",
                report.has("about") ? report.time("about") : null,
                report.numbers(report.keys().stream()
                        .filter(key -> !known.contains(key))
                        .filter(report::has)),
                report.has("answers") ? answers(report.map("answers")) : Map.of());
    }

    /** One value, several of them in a list, or {@code null} where the question is left open. */
    private static Map<String, List<Object>> answers(YamlMap written) {
        var answers = new LinkedHashMap<String, List<Object>>();
        written.keys().forEach(linkId -> answers.put(linkId, values(written.value(linkId))));
        return answers;
    }

    private static List<Object> values(@Nullable Object written) {
        if (written == null) {
            return List.of();
        }
        return written instanceof List<?> several ? List.copyOf(several) : List.of(written);
    }
}
