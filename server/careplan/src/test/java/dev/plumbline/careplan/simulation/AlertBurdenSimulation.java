package dev.plumbline.careplan.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.simulation.Scenario.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Plays the whole cohort and writes {@code server/docs/alert-burden.md}. No build runs it, by its name: it takes minutes.
 * The first lines of that file say how it is run.
 */
class AlertBurdenSimulation {

    private static final Path DOCUMENT = Path.of("..", "docs", "alert-burden.md");

    private static final long SEED = 2026;
    private static final Sizes SIZES = new Sizes(6000, 2000);

    @Test
    void writesWhatTheShippedRulesCost() throws IOException {
        var template = Shipped.template();
        var cohort = new Cohort(SEED);
        var rules = Simulation.of(template, rule -> true);
        var answers = UrgentAnswer.of(template, template.form(Shipped.FORM).orElseThrow());

        var calm = Scenario.play(template, cohort, SIZES, 1.0);
        var noisy = Scenario.play(template, cohort, SIZES, 1.3);
        var negligent = new Tally(rules.play(cohort.negligent(2000), 1.0));
        var alarmed = new Tally(rules.play(cohort.alarmed(2000, answers), 1.0));

        var text = new AlertBurdenDocument(SEED, calm, noisy, negligent, alarmed).text(template, answers);
        Files.writeString(DOCUMENT, text, UTF_8);
        System.out.println(text);
        assertThat(alarmed.percent(EmergencyTable::isFlaggedSameDay)).isEqualTo(100);
        assertThat(calm.ordinary().notJudged() + noisy.ordinary().notJudged()).isZero();
    }
}
