package dev.plumbline.careplan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.simulation.Scenario.Phase;
import dev.plumbline.careplan.template.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A small cohort in wide bands around the figures of the clinical basis: a rule that is changed so that it cries wolf, or sleeps, does not
 * pass. The figures themselves are those of the large cohort in {@code server/docs/alert-burden.md}.
 */
class AlertBurdenTest {

    private static final double DEVIATION = 1.0;

    private final Template template = Shipped.template();
    private final Cohort cohort = new Cohort(71);
    private final Simulation trajectory = Simulation.of(template, Scenario.TRAJECTORY::contains);

    /** "Responders with any TRJ-1..3 Flag in 90 days: 11%; non-responders with one: 85%." */
    @Test
    void leavesOrdinaryRecoveriesAloneAndFlagsThoseThatDoNotRecover() {
        var ordinary = new Tally(trajectory.play(cohort.ordinary(300), DEVIATION));

        assertThat(ordinary.percent(Story::isResponder)).isBetween(55.0, 75.0);
        assertThat(ordinary.responders().flagged(Scenario.TRAJECTORY)).isBetween(4.0, 17.0);
        assertThat(ordinary.nonResponders().flagged(Scenario.TRAJECTORY)).isBetween(75.0, 95.0);
    }

    /** "New fracture (step of +4): flagged within 5 days 96%; median delay 1 d." */
    @Test
    void seesANewFracture() {
        var seen = detected(Complication.NEW_FRACTURE);

        assertThat(seen.inTime()).isGreaterThan(85);
        assertThat(seen.medianDelay().orElseThrow()).isBetween(0, 2);
    }

    /** "Slow infection (+0.35 a day): flagged within 14 days 77%; median delay 10 d." */
    @Test
    void seesASlowInfection() {
        var seen = detected(Complication.SLOW_INFECTION);

        assertThat(seen.inTime()).isGreaterThan(65);
        assertThat(seen.medianDelay().orElseThrow()).isBetween(6, 12);
    }

    @Test
    void flagsEveryAlarmingAnswerOnTheSameDay() {
        var answers = UrgentAnswer.of(template, template.form(Shipped.FORM).orElseThrow());
        var alarmed = Simulation.of(template, rule -> true).play(cohort.alarmed(answers.size(), answers), DEVIATION);

        assertThat(answers).extracting(UrgentAnswer::rule).contains("RF-CES1", "RF-NEU2E", "RF-INF1E", "RF-DVT");
        assertThat(alarmed).allMatch(EmergencyTable::isFlaggedSameDay);
        assertThat(new Tally(alarmed).notJudged()).isZero();
    }

    @Test
    void playsTheSamePatientsTheSameWayHoweverManyThreadsThereAre() {
        var patients = cohort.negligent(40);

        var together = trajectory.play(patients, DEVIATION);
        var oneByOne = patients.stream()
                .flatMap(patient -> trajectory.play(List.of(patient), DEVIATION).stream())
                .toList();

        assertThat(new Cohort(71).negligent(40)).isEqualTo(patients);
        assertThat(oneByOne).isEqualTo(together);
        assertThat(new Cohort(72).negligent(40)).isNotEqualTo(patients);
    }

    private Detection detected(Complication complication) {
        var phase = Phase.ALL.get(0);
        var patients = cohort.complicated(complication, phase.first(), phase.last(), 200);
        return Detection.of(trajectory.play(patients, DEVIATION), Scenario.TRAJECTORY);
    }
}
