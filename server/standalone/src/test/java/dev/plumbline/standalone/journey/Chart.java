package dev.plumbline.standalone.journey;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.plumbline.careplan.author.Story.Expectation;
import dev.plumbline.careplan.author.Story.ReviewLine;
import dev.plumbline.careplan.plan.PlanIds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** What an EHR reads of one patient. */
final class Chart {

    private static final String ABSENT = "absent";

    private final IGenericClient client;
    private final String patient;
    private final ZoneId zone;
    private final Set<String> rules;

    /**
     * The chart.
     *
     * @param patient {@code Patient/7}
     * @param rules of whose Flags lines are compared; empty = of all
     */
    Chart(IGenericClient client, String patient, ZoneId zone, Set<String> rules) {
        this.client = client;
        this.patient = patient;
        this.zone = zone;
        this.rules = rules;
    }

    Lines compare(Expectation expected) {
        return flags(expected).and(tasks(expected)).and(reviews(expected)).and(goals(expected));
    }

    /** In the order in which they were raised. */
    List<Flag> flags() {
        return all(Flag.class).stream()
                .sorted(Comparator.<Flag, Instant>comparing(
                                flag -> flag.getPeriod().getStart().toInstant())
                        .thenComparing(FlagLine::rule))
                .toList();
    }

    private Lines flags(Expectation expected) {
        return expected.flags() == null
                ? Lines.none()
                : new Lines(
                        expected.flags().stream().map(Object::toString).toList(),
                        flags().stream()
                                .filter(flag -> rules.isEmpty() || rules.contains(FlagLine.rule(flag)))
                                .map(flag -> FlagLine.of(flag, zone).toString())
                                .toList());
    }

    private Lines tasks(Expectation expected) {
        if (expected.tasks().isEmpty()) {
            return Lines.none();
        }
        var stored = all(Task.class);
        var wanted = new ArrayList<String>();
        var found = new ArrayList<String>();
        expected.tasks().forEach((description, state) -> {
            wanted.add(description + ": " + state);
            found.add(description + ": "
                    + stored.stream()
                            .filter(task -> description.equals(name(task)))
                            .findFirst()
                            .map(task -> state(task, state.contains(" from ")))
                            .orElse(ABSENT));
        });
        return new Lines(wanted, found);
    }

    /** A check-in's title and day: {@code Daily check-in, day 3}; and whether nobody had asked for it. */
    private static String name(Task task) {
        var title = task.getDescription() + (task.hasRestriction() ? "" : ", not asked for");
        return task.getInput().stream()
                .map(input -> input.getValue())
                .filter(IntegerType.class::isInstance)
                .map(day -> title + ", day " + day.primitiveValue())
                .findFirst()
                .orElse(task.getDescription());
    }

    private String state(Task task, boolean withWindow) {
        var state = task.getStatus().toCode();
        if (task.hasBusinessStatus()) {
            state += " " + task.getBusinessStatus().getCodingFirstRep().getCode();
        }
        var window = task.getRestriction().getPeriod();
        return withWindow
                ? "%s from %s to %s"
                        .formatted(
                                state,
                                FlagLine.local(window.getStartElement(), zone),
                                FlagLine.local(window.getEndElement(), zone))
                : state;
    }

    /** The Task that asks a person to look at the Flag. */
    Task review(Flag flag) {
        return reviews(flag).findFirst().orElseThrow();
    }

    private Lines reviews(Expectation expected) {
        return expected.reviews() == null
                ? Lines.none()
                : new Lines(
                        expected.reviews().stream().map(Object::toString).toList(),
                        flags().stream()
                                .flatMap(flag -> reviews(flag).map(task -> review(flag, task)))
                                .toList());
    }

    private Stream<Task> reviews(Flag flag) {
        return all(Task.class).stream()
                .filter(task -> ("Flag/" + flag.getIdElement().getIdPart())
                        .equals(task.getFocus().getReference()));
    }

    private String review(Flag flag, Task task) {
        return new ReviewLine(
                        FlagLine.rule(flag),
                        task.getStatus().toCode(),
                        task.getPriority().toCode(),
                        FlagLine.local(task.getRestriction().getPeriod().getEndElement(), zone))
                .toString();
    }

    private Lines goals(Expectation expected) {
        var plans = expected.goals().isEmpty() ? List.<CarePlan>of() : all(CarePlan.class);
        var stored = expected.goals().isEmpty() ? List.<Goal>of() : all(Goal.class);
        var found = new ArrayList<String>();
        expected.goals()
                .keySet()
                .forEach(goal -> plans.stream()
                        .map(plan -> PlanIds.goal(plan.getIdElement().getIdPart(), goal))
                        .flatMap(id -> stored.stream()
                                .filter(one -> id.equals(one.getIdElement().getIdPart())))
                        .forEach(one -> found.add(goal + ": "
                                + one.getAchievementStatus().getCodingFirstRep().getCode())));
        return new Lines(
                expected.goals().entrySet().stream()
                        .map(goal -> goal.getKey() + ": " + goal.getValue())
                        .toList(),
                found);
    }

    private <T extends Resource> List<T> all(Class<T> type) {
        var bundle = client.search()
                .byUrl(type.getSimpleName() + "?patient=" + patient + "&_count=500")
                .cacheControl(new CacheControlDirective().setNoCache(true))
                .returnBundle(Bundle.class)
                .execute();
        return bundle.getEntry().stream()
                .map(entry -> type.cast(entry.getResource()))
                .toList();
    }
}
