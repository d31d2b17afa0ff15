package dev.plumbline.standalone.journey;

import static java.util.stream.Collectors.toSet;

import dev.plumbline.careplan.fixture.ShippedForm;
import dev.plumbline.standalone.journey.Journey.Event;
import dev.plumbline.standalone.journey.Journey.Expectation;
import dev.plumbline.standalone.journey.Journey.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code journey.yaml}. A key that it does not know is an error: a misspelt expectation would expect nothing. */
final class JourneyFile {

    /** As people write a date and a time. */
    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final String journey;

    private JourneyFile(String journey) {
        this.journey = journey;
    }

    static Journey read(Path folder) {
        var name = folder.getFileName().toString();
        try (var reader = Files.newBufferedReader(folder.resolve("journey.yaml"))) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return new JourneyFile(name).journey(yaml.load(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Journey journey(Map<String, Object> file) {
        checkKeys(file, Set.of("zone", "procedure", "born", "language", "looks-at", "steps"));
        var procedure = local(text(file, "procedure"));
        var steps = new ArrayList<Step>();
        for (var step : maps(file.get("steps"))) {
            times(step, procedure).forEach(at -> steps.add(step(step, at)));
        }
        return new Journey(
                journey,
                ZoneId.of(text(file, "zone")),
                procedure,
                (String) file.get("born"),
                (String) file.get("language"),
                rules(file),
                steps);
    }

    private static Set<String> rules(Map<String, Object> file) {
        return ((List<?>) file.getOrDefault("looks-at", List.of()))
                .stream().map(Object::toString).collect(toSet());
    }

    /** One moment ({@code at}), or the same time on several days of the recovery ({@code days} and {@code time}). */
    private List<LocalDateTime> times(Map<String, Object> step, LocalDateTime procedure) {
        if (!step.containsKey("days")) {
            return List.of(local(text(step, "at")));
        }
        var time = LocalTime.parse(text(step, "time"));
        return ((List<?>) step.get("days"))
                .stream()
                        .map(day ->
                                procedure.toLocalDate().plusDays((Integer) day).atTime(time))
                        .toList();
    }

    private Step step(Map<String, Object> step, LocalDateTime at) {
        checkKeys(
                step,
                Set.of(
                        "at",
                        "days",
                        "time",
                        "start-plan",
                        "check-in",
                        "post",
                        "ehr-stores",
                        "nurse-closes",
                        "nurse-accepts",
                        "nurse-completes",
                        "time-passes",
                        "expect"));
        var events = new ArrayList<Event>();
        if (step.containsKey("start-plan")) {
            events.add(startsPlan(map(step.get("start-plan"))));
        }
        if (step.containsKey("check-in")) {
            events.add(reports(map(step.get("check-in"))));
        }
        if (step.containsKey("post")) {
            events.add(new Event.Posts(text(step, "post")));
        }
        if (step.containsKey("ehr-stores")) {
            events.add(new Event.EhrStores(text(step, "ehr-stores")));
        }
        if (step.containsKey("nurse-closes")) {
            events.add(new Event.NurseCloses(text(step, "nurse-closes")));
        }
        if (step.containsKey("nurse-accepts")) {
            events.add(new Event.NurseReviews(text(step, "nurse-accepts"), TaskStatus.ACCEPTED));
        }
        if (step.containsKey("nurse-completes")) {
            events.add(new Event.NurseReviews(text(step, "nurse-completes"), TaskStatus.COMPLETED));
        }
        if (Boolean.TRUE.equals(step.get("time-passes"))) {
            events.add(new Event.TimePasses());
        }
        return new Step(at, events, expectation(step.get("expect")));
    }

    private Event startsPlan(Map<String, Object> start) {
        checkKeys(start, Set.of("baseline", "rmdq", "procedure", "indication"));
        return new Event.StartsPlan(
                (Integer) start.get("baseline"),
                (Integer) start.get("rmdq"),
                String.valueOf(start.getOrDefault("procedure", "vertebroplasty")),
                String.valueOf(start.getOrDefault("indication", "osteoporosis")));
    }

    private Event reports(Map<String, Object> report) {
        checkKeys(report, Set.of("form", "questionnaire", "status", "about", "pain", "answers"));
        var about = report.get("about");
        var questionnaire = new ShippedForm(String.valueOf(report.getOrDefault("questionnaire", "vpa-daily")));
        return new Event.Reports(
                questionnaire,
                String.valueOf(report.getOrDefault("form", "")),
                String.valueOf(report.getOrDefault("status", "completed")),
                about == null ? null : local(about.toString()),
                (Integer) report.get("pain"),
                answers(questionnaire, map(report.getOrDefault("answers", Map.of()))));
    }

    /** One value, several of them in a list, or {@code null} where the question is left open. */
    private static Map<String, List<Type>> answers(ShippedForm form, Map<String, Object> written) {
        var answers = new LinkedHashMap<String, List<Type>>();
        written.forEach((linkId, value) -> answers.put(linkId, values(form, linkId, value)));
        return answers;
    }

    private static List<Type> values(ShippedForm form, String linkId, @Nullable Object written) {
        if (written == null) {
            return List.of();
        }
        var all = written instanceof List<?> several ? several : List.of(written);
        return all.stream().map(value -> form.value(linkId, value)).toList();
    }

    private @Nullable Expectation expectation(@Nullable Object expect) {
        if (expect == null) {
            return null;
        }
        var expected = map(expect);
        checkKeys(expected, Set.of("flags", "tasks", "reviews", "goal", "goals"));
        var tasks = new LinkedHashMap<String, String>();
        map(expected.getOrDefault("tasks", Map.of())).forEach((task, state) -> tasks.put(task, state.toString()));
        var flags = expected.containsKey("flags")
                ? maps(expected.get("flags")).stream().map(this::flag).toList()
                : null;
        var reviews = expected.containsKey("reviews")
                ? maps(expected.get("reviews")).stream().map(this::review).toList()
                : null;
        var goals = new LinkedHashMap<String, String>();
        map(expected.getOrDefault("goals", Map.of())).forEach((goal, standing) -> goals.put(goal, standing.toString()));
        if (expected.containsKey("goal")) {
            goals.put("pain-path", text(expected, "goal"));
        }
        return new Expectation(flags, tasks, reviews, goals);
    }

    private String review(Map<String, Object> review) {
        checkKeys(review, Set.of("rule", "status", "priority", "due"));
        return Chart.review(
                text(review, "rule"), text(review, "status"), text(review, "priority"), text(review, "due"));
    }

    private String flag(Map<String, Object> flag) {
        checkKeys(flag, Set.of("rule", "status", "priority", "raised", "closed", "text"));
        return FlagLine.of(
                text(flag, "rule"),
                text(flag, "status"),
                text(flag, "priority"),
                text(flag, "raised"),
                String.valueOf(flag.getOrDefault("closed", FlagLine.OPEN)),
                text(flag, "text"));
    }

    private static LocalDateTime local(String time) {
        return LocalDateTime.parse(time, LOCAL);
    }

    private String text(Map<String, Object> map, String key) {
        var value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("Journey `%s`: `%s` is missing in %s.".formatted(journey, key, map));
        }
        return value.toString();
    }

    private void checkKeys(Map<String, Object> map, Set<String> known) {
        map.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("Journey `%s`: key `%s` is unknown; expected one of %s."
                    .formatted(journey, key, known.stream().sorted().toList()));
        });
    }

    @SuppressWarnings("unchecked") // Every mapping of these files has text for its keys.
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<Map<String, Object>> maps(Object value) {
        return ((List<?>) value).stream().map(JourneyFile::map).toList();
    }
}
