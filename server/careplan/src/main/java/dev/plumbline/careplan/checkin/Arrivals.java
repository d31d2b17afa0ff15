package dev.plumbline.careplan.checkin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * When each response came in. Our Tasks remember it, because a response is never written by us and its
 * {@code lastUpdated} moves when it is amended.
 */
public final class Arrivals {

    /** How far the clocks of two nodes may differ; what lies further ahead was not written by us. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final Map<String, Instant> remembered = new HashMap<>();
    private final Set<String> justStored;
    private final Instant now;

    /**
     * Of the responses of one patient.
     *
     * @param tasks of the patient
     * @param justStored references of the responses that this transaction stored
     */
    Arrivals(List<Task> tasks, Set<String> justStored, Instant now) {
        this.justStored = justStored;
        this.now = now;
        tasks.stream()
                .filter(task -> task.getExecutionPeriod().hasEnd())
                .forEach(task -> task.getOutput().stream()
                        .filter(output -> output.getValue() instanceof Reference)
                        .map(output -> ((Reference) output.getValue()).getReference())
                        .forEach(response -> remembered.put(
                                response, task.getExecutionPeriod().getEnd().toInstant())));
    }

    /** The moment to judge at: another node's clock may run ahead of ours, and what it stored must be seen. */
    public static Instant notBefore(List<CarePlan> plans, List<Task> tasks, Instant now) {
        var created = plans.stream().map(CarePlan::getCreated);
        var arrivals = tasks.stream().map(task -> task.getExecutionPeriod().getEnd());
        return Stream.concat(created, arrivals)
                .flatMap(Stream::ofNullable)
                .map(Date::toInstant)
                .filter(now::isBefore)
                .filter(now.plus(CLOCK_DIFFERENCE)::isAfter)
                .max(Instant::compareTo)
                .orElse(now);
    }

    /** The moment that a response is about, as far as that can be told before its plan is known. */
    Instant momentOf(QuestionnaireResponse response) {
        return ReportTime.of(response, of(response), ZoneOffset.UTC);
    }

    Instant of(QuestionnaireResponse response) {
        var reference = ResponseReader.evidence(response).reference();
        var known = remembered.get(reference);
        if (known != null && known.isBefore(now.plus(CLOCK_DIFFERENCE))) {
            return known;
        }
        if (justStored.contains(reference) || !response.getMeta().hasLastUpdated()) {
            return now;
        }
        var stored = response.getMeta().getLastUpdated().toInstant();
        return stored.isAfter(now) ? now : stored;
    }
}
