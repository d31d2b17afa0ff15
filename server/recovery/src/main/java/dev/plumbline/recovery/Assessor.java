package dev.plumbline.recovery;

import dev.plumbline.recovery.checkin.CheckIns;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.concern.EvaluationPoints;
import dev.plumbline.recovery.concern.RuleReplay;
import dev.plumbline.recovery.fact.EvaluationPoint;
import dev.plumbline.recovery.fact.FactSheets;
import dev.plumbline.recovery.goal.Standing;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Reading;
import dev.plumbline.recovery.reading.Readings;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.record.RecoveryRecord;
import dev.plumbline.recovery.rule.Judgement;
import dev.plumbline.recovery.rule.Protocol;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one function that decides. It replays the recovery from its start: each rule is judged at each of its looks with
 * what is known today about that moment, so that the order in which reports arrive does not matter.
 */
public final class Assessor {

    private final Protocol protocol;
    private final RecoveryRecord record;
    private final Instant now;

    private Assessor(Protocol protocol, RecoveryRecord record, Instant now) {
        this.protocol = protocol;
        this.record = record;
        this.now = now;
    }

    /**
     * Judges the record by the protocol at this moment. Pure: equal arguments give equal answers.
     *
     * @param now what is later is not seen
     */
    public static Assessment assess(Protocol protocol, RecoveryRecord record, Instant now) {
        return new Assessor(protocol, record.until(now), now).assess();
    }

    private Assessment assess() {
        var facts = new FactSheets(protocol.measures(), protocol.readingSpacing(), record);
        var concerns = concerns(facts);
        var readings = record.plan().map(this::readings).orElse(Map.of());
        var goals = record.plan()
                .map(plan -> goals(plan, concerns, readings, facts))
                .orElse(Map.of());
        return new Assessment(concerns, goals, checkIns(), readings);
    }

    private List<Concern> concerns(FactSheets facts) {
        var points = new EvaluationPoints(record, now);
        return protocol.rules().stream()
                .flatMap(rule -> RuleReplay.replay(record, rule, points.of(rule), facts).stream())
                .toList();
    }

    private CheckIns checkIns() {
        return record.plan()
                .map(plan -> CheckIns.settle(plan.windows(), record.reports(), now))
                .orElse(new CheckIns(List.of(), List.of()));
    }

    private Map<String, List<Reading>> readings(Plan plan) {
        return protocol.measures().keySet().stream()
                .collect(Collectors.toMap(
                        measure -> measure,
                        measure -> Readings.of(measure, record.reports(), plan.calendar())
                                .all()));
    }

    private Map<String, Standing> goals(
            Plan plan, List<Concern> concerns, Map<String, List<Reading>> readings, FactSheets facts) {
        var standings = new HashMap<String, Standing>();
        protocol.goals()
                .forEach((goal, measure) -> standings.put(
                        goal,
                        Standing.of(
                                plan.path(measure),
                                latest(measure, readings),
                                isConcerned(goal, concerns),
                                plan.calendar().dayOf(now))));
        protocol.conditions()
                .forEach((goal, condition) -> standings.put(
                        goal,
                        Standing.of(
                                Judgement.of(condition, facts.at(EvaluationPoint.at(now), Instant.MIN))
                                        .outcome(),
                                isConcerned(goal, concerns),
                                isDue(goal, plan))));
        return standings;
    }

    private boolean isDue(String goal, Plan plan) {
        return plan.dueDay(goal)
                .filter(day -> plan.calendar().dayOf(now) >= day)
                .isPresent();
    }

    private Optional<Reading> latest(String measure, Map<String, List<Reading>> readings) {
        var direction = protocol.measures().getOrDefault(measure, Direction.HIGHER_IS_WORSE);
        var daily = new Readings(readings.getOrDefault(measure, List.of())).worstOfEachDay(direction);
        return daily.isEmpty() ? Optional.empty() : Optional.of(daily.get(daily.size() - 1));
    }

    private boolean isConcerned(String goal, List<Concern> concerns) {
        return concerns.stream()
                .filter(concern -> concern.stands() && concern.kind() == Kind.FINDING)
                .anyMatch(concern -> protocol.rules().stream()
                        .anyMatch(rule ->
                                rule.id().equals(concern.rule()) && rule.goals().contains(goal)));
    }
}
