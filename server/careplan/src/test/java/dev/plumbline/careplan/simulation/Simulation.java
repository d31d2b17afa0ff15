package dev.plumbline.careplan.simulation;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.ShippedRecovery;
import dev.plumbline.careplan.simulation.Story.Raised;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.checkin.CheckInWindow;
import dev.plumbline.recovery.plan.Plan;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.rule.Protocol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has patients answer the shipped check-ins to day 90, each at 18:00, and the engine judge each of them once, at the end
 * of that day. Nobody closes a Flag: one that only a person can close counts once.
 */
final class Simulation {

    private static final int HOUR = 18;

    private final Protocol protocol;
    private final Map<String, QuietForm> forms;

    private Simulation(Template template, Protocol protocol) {
        this.protocol = protocol;
        this.forms = template.forms().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, form -> new QuietForm(template, form.getValue())));
    }

    /** A simulation with those of the template's rules whose ids pass. */
    static Simulation of(Template template, Predicate<String> rules) {
        var all = template.protocol();
        var chosen = all.rules().stream().filter(rule -> rules.test(rule.id())).toList();
        return new Simulation(
                template, new Protocol(all.measures(), all.goals(), all.conditions(), chosen, all.readingSpacing()));
    }

    /**
     * What becomes of each patient, in their order, whatever the number of threads.
     *
     * @param deviation by how much the pain differs from day to day (standard deviation)
     */
    List<Story> play(List<SyntheticPatient> patients, double deviation) {
        return patients.stream()
                .parallel()
                .map(patient -> play(patient, deviation))
                .toList();
    }

    private Story play(SyntheticPatient patient, double deviation) {
        var recovery = ShippedRecovery.startingOn(
                patient.dayZero(), BigDecimal.valueOf(patient.course().baseline()));
        var plan = recovery.plan();
        var end = plan.calendar().startOf(Cohort.LAST_DAY + 1);
        var record = recovery.reporting(reports(plan, patient, deviation));
        var flags = Assessor.assess(protocol, record, end).concerns().stream()
                .map(concern -> Raised.of(concern, plan.calendar()))
                .toList();
        return new Story(patient, flags);
    }

    private List<Report> reports(Plan plan, SyntheticPatient patient, double deviation) {
        var due = plan.windows().inOrder().stream()
                .filter(window -> window.day() <= Cohort.LAST_DAY)
                .toList();
        return Stream.concat(
                        due.stream()
                                .filter(window -> !patient.missed().contains(window.day()))
                                .map(window -> report(plan, patient, deviation, window.day(), window.form())),
                        unasked(plan, patient, deviation, due))
                .toList();
    }

    /** The form that a patient opens because something is wrong on a day without a check-in. */
    private Stream<Report> unasked(Plan plan, SyntheticPatient patient, double deviation, List<CheckInWindow> due) {
        int day = patient.incident().day();
        boolean asked = due.stream()
                .anyMatch(
                        window -> window.day() == day && Shipped.FORM.equals(Canonicals.withoutVersion(window.form())));
        return day < 0 || asked ? Stream.empty() : Stream.of(report(plan, patient, deviation, day, Shipped.FORM));
    }

    private Report report(Plan plan, SyntheticPatient patient, double deviation, int day, String form) {
        var url = Canonicals.withoutVersion(form);
        var incident = patient.incident();
        return forms.get(url)
                .report(
                        day,
                        plan.calendar().instantOf(plan.calendar().dateOf(day).atTime(HOUR, 0)),
                        patient.painOn(day, deviation),
                        incident.day() == day ? incident.answers() : Map.of());
    }
}
