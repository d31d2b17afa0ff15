package dev.plumbline.careplan.simulation;

import static dev.plumbline.careplan.simulation.MarkdownTable.percent;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

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
    String text(Template template, List<UrgentAnswer> answers) throws IOException {
        var rules = template.protocol().rules();
        var costs = new RuleTable(rules, calm.ordinary(), noisy.ordinary(), negligent);
        return words().formatted(
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

    /** The text around the figures, with their places. */
    private static String words() throws IOException {
        return new ClassPathResource("alert-burden-text.md").getContentAsString(UTF_8);
    }

    private static String unplayed(List<Rule> rules, List<UrgentAnswer> answers) {
        var played = answers.stream().map(UrgentAnswer::rule).collect(Collectors.toSet());
        return rules.stream()
                .filter(rule -> rule.level().isUrgent() && !played.contains(rule.id()))
                .map(Rule::id)
                .collect(Collectors.joining(", "));
    }
}
