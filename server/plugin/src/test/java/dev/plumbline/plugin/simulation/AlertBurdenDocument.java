package dev.plumbline.plugin.simulation;

import static dev.plumbline.plugin.simulation.MarkdownTable.percent;

import dev.plumbline.plugin.template.Template;
import dev.plumbline.recovery.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** The figures as a chapter for people, with everything that was assumed. */
final class AlertBurdenDocument {

    private final long seed;
    private final Scenario calm;
    private final Scenario noisy;
    private final Tally negligent;
    private final Tally alarmed;

    /**
     * A document of what was played.
     *
     * @param calm days differ by SD 1.0
     * @param noisy by SD 1.3
     * @param negligent ordinary recoveries with missed check-ins, SD 1.0
     * @param alarmed ordinary recoveries with one alarming answer, SD 1.0
     */
    AlertBurdenDocument(long seed, Scenario calm, Scenario noisy, Tally negligent, Tally alarmed) {
        this.seed = seed;
        this.calm = calm;
        this.noisy = noisy;
        this.negligent = negligent;
        this.alarmed = alarmed;
    }

    /**
     * Markdown.
     *
     * @param answers those that the alarmed patients gave
     */
    String text(Template template, List<UrgentAnswer> answers) {
        var rules = template.protocol().rules();
        var costs = new RuleTable(rules, calm.ordinary(), noisy.ordinary(), negligent);
        return TEXT.formatted(
                template.canonical(),
                calm.ordinary().patients(),
                seed,
                BasisTable.of(calm, noisy),
                percent(calm.ordinary().percent(Story::isResponder)),
                BasisTable.phases(calm, noisy),
                costs.text(),
                String.join(", ", costs.silent()),
                calm.ordinary().notJudged() + noisy.ordinary().notJudged() + negligent.notJudged(),
                EmergencyTable.of(alarmed, answers),
                unplayed(rules, answers));
    }

    private static String unplayed(List<Rule> rules, List<UrgentAnswer> answers) {
        var played = answers.stream().map(UrgentAnswer::rule).collect(Collectors.toSet());
        return rules.stream()
                .filter(rule -> rule.level().isUrgent() && !played.contains(rule.id()))
                .map(Rule::id)
                .collect(Collectors.joining(", "));
    }

    private static final String TEXT = """
            # Alert burden

            How often the shipped rules speak in recoveries of which we know how they went. %s, %d simulated
            ordinary recoveries to day 90, judged by the engine; seed %d. These are no patients: the figures are as good as the
            assumptions below. Written by this command (minutes), after every change of a rule:

            ```sh
            mvn -B -q test -pl server/plugin -am -Djacoco.skip -Dtest=AlertBurdenSimulation -Dsurefire.failIfNoSpecifiedTests=false
            ```

            ## TRJ-1 to TRJ-3 against clinical basis §7.1

            SD = how much the pain of one patient differs from day to day. TRJ-3S, the single reading of TRJ-3, is counted in.

            %s
            Responders are %s of the patients (clinical basis: 67%%). Complications that begin on days 4 to 23 are counted here;
            later the schedule decides, not the rule:

            %s
            Nobody is found sooner than he is asked. What a patient says unasked, and the yes or no questions (RF-FX, RF-INF3), are
            not in these figures.

            ## All rules, ordinary recoveries

            Patients with at least one Flag in 90 days. Only pain speaks: every other answer is the quiet one.

            %s
            No Flag at all: %s. Flags that say that a rule could not be judged: %d.

            ## Alarming answers

            One question answered with its alarming answer on a random day, with those on which it depends. "Other Flags that day":
            such an answer may call on a second rule. "Other Flags to day 90": those of an ordinary recovery included.

            %s
            Not raised by one answer alone, so not played here: %s.

            ## What was assumed

            From clinical basis §7.1: baseline N(7.6, 1.6) cut to 4–10; spread between patients SD 2.2; noise of the day with
            autocorrelation 0.3 from one day to the next; whole numbers 0–10; +4 for a fracture, +0.35 a day for an infection;
            responder = true pain on day 42 at most 0.7 of the baseline and less than 4.5. Ours, where it says nothing:

            - The mean course is the n-weighted one (factor .55 on days 1 and 3, .47 on day 30, .34 on day 365), straight in
              between. On the evening of day 0, 9 of the 33 hours to the next check-in have passed and the pain has fallen as far.
              RF-PAIN0 hangs on this alone.
            - "Cut" is a clamp, baselines are whole numbers, the true pain is kept within 0–10. The spread is complete on day 3.
            - Procedures from Monday to Friday, every check-in answered at 18:00 on its day.
            - A complication is counted from its onset to the first new Flag. Patients of whom a TRJ Flag stands at the onset are left
              out: somebody is looking at them already.
            - Nobody closes a Flag. One that only a person can close counts once; more would come where it is closed too soon.
            - Missed check-ins (the clinical basis has no number): each patient misses a share of them between 0 and 30%%, one as
              likely as the other (mean 15%%), and 5%% of the patients stop for good on a random day.
            """;
}
