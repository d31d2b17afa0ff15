package dev.plumbline.careplan.plan;

import static java.math.RoundingMode.HALF_UP;

import dev.plumbline.careplan.content.Wording;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.template.ConditionGoal;
import dev.plumbline.careplan.template.GoalDefinition;
import dev.plumbline.careplan.template.GoalTemplate;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Waypoint;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Writes a template's goal as the goal of one patient: formulas become numbers, days become dates. */
final class GoalWriter {

    private static final String ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement";
    private static final int DECIMALS = 4;

    private final String plan;
    private final String subject;
    private final RecoveryCalendar calendar;
    private final Map<String, String> variants;
    private final Wording wording;
    private final Template template;

    /**
     * @param variants the code of the chosen variant, by axis
     */
    GoalWriter(
            Template template,
            String plan,
            String subject,
            RecoveryCalendar calendar,
            Map<String, String> variants,
            Wording wording) {
        this.template = template;
        this.plan = plan;
        this.subject = subject;
        this.calendar = calendar;
        this.variants = variants;
        this.wording = wording;
    }

    /** The goal as it stands before anything is measured. */
    Goal write(GoalDefinition template) {
        var id = PlanIds.goal(plan, template.id());
        var goal = new Goal();
        goal.setId(id);
        goal.addIdentifier(PlanIds.identifier(id));
        goal.setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
        goal.setAchievementStatus(new CodeableConcept(new Coding(ACHIEVEMENT, "in-progress", "In Progress")));
        if (template.definition().hasCategory()) {
            goal.addCategory(template.definition().getCategory());
        }
        goal.setDescription(inWords(template.definition().getDescription()));
        goal.setSubject(new Reference(subject));
        goal.setStart(new DateType(calendar.dayZero().toString()));
        return goal;
    }

    /** The same for a goal that a condition meets: its target has a date and no number. */
    Goal dated(ConditionGoal template) {
        var goal = write(template);
        goal.addTarget()
                .setMeasure(template.definition().getTargetFirstRep().getMeasure())
                .setDue(new DateType(calendar.dateOf(template.dueDay()).toString()));
        return goal;
    }

    private CodeableConcept inWords(CodeableConcept description) {
        return description.copy().setTextElement(new StringType(wording.of(description.getTextElement())));
    }

    /** Gives the goal its baseline and the path that follows from it. */
    void setPath(Goal goal, GoalTemplate template, Baseline baseline, Instant known) {
        goal.addExtension(baselineExtension(baseline, known, unitOf(template)));
        setPath(goal, template, baseline.value());
    }

    /** Gives the goal a path that no baseline changes. */
    void setConstantPath(Goal goal, GoalTemplate template) {
        setPath(goal, template, BigDecimal.ZERO);
    }

    private void setPath(Goal goal, GoalTemplate template, BigDecimal baseline) {
        var unit = unitOf(template);
        var targets = template.definition().getTarget();
        for (int i = 0; i < template.waypoints().size(); i++) {
            target(template.waypoints().get(i), targets.get(i), baseline, unit).ifPresent(goal::addTarget);
        }
    }

    private static Extension baselineExtension(Baseline baseline, Instant known, Quantity unit) {
        var extension = new Extension(Canonicals.GOAL_BASELINE);
        extension.addExtension("value", unit.copy().setValue(baseline.value()));
        extension.addExtension("known", DateTimes.instant(known));
        baseline.sources().forEach(source -> extension.addExtension("source", source));
        return extension;
    }

    private Optional<GoalTargetComponent> target(
            Waypoint waypoint, PlanDefinitionGoalTargetComponent template, BigDecimal baseline, Quantity unit) {
        var expected = waypoint.expected(baseline, variants);
        var limit = waypoint.limit(baseline, variants);
        if (expected.isEmpty() && limit.isEmpty()) {
            return Optional.empty();
        }
        var target = new GoalTargetComponent();
        target.setMeasure(template.getMeasure());
        target.setDue(new DateType(calendar.dateOf(waypoint.day()).toString()));
        expected.ifPresent(value -> target.addExtension(Canonicals.EXPECTED_VALUE, quantity(value, unit)));
        limit.ifPresent(value -> target.setDetail(range(quantity(value, unit), template)));
        return Optional.of(target);
    }

    private static Range range(Quantity limit, PlanDefinitionGoalTargetComponent template) {
        return template.getDetail() instanceof Range range && range.hasLow()
                ? new Range().setLow(limit)
                : new Range().setHigh(limit);
    }

    private static Quantity quantity(BigDecimal value, Quantity unit) {
        var rounded = value.scale() > DECIMALS ? value.setScale(DECIMALS, HALF_UP) : value;
        return unit.copy().setValue(new BigDecimal(rounded.stripTrailingZeros().toPlainString()));
    }

    /** The unit in which the measure is judged. */
    private Quantity unitOf(GoalTemplate goal) {
        return template.unitOf(goal.measure())
                .map(unit -> new Quantity()
                        .setUnit(unit.getDisplay())
                        .setSystem(unit.getSystem())
                        .setCode(unit.getCode()))
                .orElseGet(Quantity::new);
    }
}
