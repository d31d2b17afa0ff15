package dev.plumbline.careplan.simulation;

import dev.plumbline.careplan.checkin.ResponseReader;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.simulation.MadeUpCohort.Spread;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.path.ExpectedPath;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;

/**
 * Has the patients of a cohort answer the template's check-ins when they open, with their measures around the expected
 * course and every other answer unremarkable, and the engine judge each of them once, at the end. Nobody closes a Flag.
 */
public final class CohortSimulation {

    /** Days side by side resemble each other: the share of a day's noise that is the day before's. */
    private static final double AUTOCORRELATION = 0.3;

    private static final int DECIMALS = 1;

    private final Template template;
    private final PlannedRecovery start;
    private final MadeUpCohort cohort;

    private CohortSimulation(Template template, PlannedRecovery start, MadeUpCohort cohort) {
        this.template = template;
        this.start = start;
        this.cohort = cohort;
    }

    /**
     * Plays.
     *
     * @param start the plan of them all, but for the baselines
     */
    public static AlertBurden play(Template template, PlannedRecovery start, MadeUpCohort cohort) {
        var simulation = new CohortSimulation(template, start, cohort);
        var concerns = IntStream.range(0, cohort.patients())
                .parallel()
                .mapToObj(simulation::patient)
                .toList();
        return new AlertBurden(template, cohort.lastDay() + 1, concerns);
    }

    private List<Concern> patient(int number) {
        var draws = new Draws(cohort.seed(), number);
        var baselines = new TreeMap<String, BigDecimal>();
        new TreeMap<>(cohort.measures())
                .forEach((measure, spread) -> baselines.put(
                        measure, accepted(measure, spread.baseline() + spread.baselineSpread() * draws.gaussian())));
        var plan = new PlannedRecovery(
                        start.calendar(), start.procedureEnd(), start.stored(), baselines, start.variants())
                .by(template);
        var course = course(plan, baselines, draws);
        var reports = plan.windows().inOrder().stream()
                .filter(window -> window.day() >= 0 && window.day() <= cohort.lastDay())
                .filter(window -> window.closes().isAfter(start.stored()))
                .filter(window -> draws.uniform() >= cohort.missing())
                .flatMap(window -> report(window, course).stream())
                .toList();
        var record = new RecoveryRecord(Evidence.of("Patient/" + number), plan, reports, List.of());
        return Assessor.assess(template.protocol(), record, plan.calendar().startOf(cohort.lastDay() + 1))
                .concerns();
    }

    /** What the patient would write down on each day, by measure. */
    private Map<String, List<BigDecimal>> course(Plan plan, Map<String, BigDecimal> baselines, Draws draws) {
        var course = new HashMap<String, List<BigDecimal>>();
        baselines.forEach((measure, baseline) -> {
            var spread = cohort.measures().get(measure);
            course.put(
                    measure, spread == null ? List.of() : days(plan.path(measure), measure, baseline, spread, draws));
        });
        return course;
    }

    private List<BigDecimal> days(
            Optional<ExpectedPath> path, String measure, BigDecimal baseline, Spread spread, Draws draws) {
        double own = spread.spread() * draws.gaussian();
        var noise = new double[] {draws.gaussian()};
        return IntStream.rangeClosed(0, cohort.lastDay())
                .mapToObj(day -> {
                    double expected = path.flatMap(known -> known.expected().on(day))
                            .orElse(baseline)
                            .doubleValue();
                    double today = expected + own + spread.noise() * noise[0];
                    noise[0] = AUTOCORRELATION * noise[0]
                            + Math.sqrt(1 - AUTOCORRELATION * AUTOCORRELATION) * draws.gaussian();
                    return accepted(measure, today);
                })
                .toList();
    }

    private Optional<Report> report(CheckInWindow window, Map<String, List<BigDecimal>> course) {
        var today = new HashMap<String, BigDecimal>();
        course.forEach((measure, days) -> today.put(measure, days.get(window.day())));
        return template.form(window.form()).map(form -> report(window, form, today));
    }

    private Report report(CheckInWindow window, Form form, Map<String, BigDecimal> today) {
        var response = new FilledForm(template, form).with(today, Map.of());
        response.setId("QuestionnaireResponse/%s/_history/1"
                .formatted(window.task().reference().replace('/', '-')));
        response.setAuthored(Date.from(window.opens()));
        return new ResponseReader(template, start.calendar().zone()).read(response, form, window.opens());
    }

    /** The nearest number that a form takes for the measure. */
    private BigDecimal accepted(String measure, double value) {
        var item = template.measure(measure).flatMap(template::itemFor);
        return item.map(asked -> accepted(asked, value)).orElse(BigDecimal.valueOf(value));
    }

    private static BigDecimal accepted(FormItem item, double value) {
        var bounds = item.accepted().bounds();
        int decimals = item.type() == QuestionnaireItemType.INTEGER ? 0 : DECIMALS;
        var number = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        var atLeast = bounds.min() == null ? number : number.max(bounds.min());
        return bounds.max() == null ? atLeast : atLeast.min(bounds.max());
    }
}
