package dev.plumbline.careplan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.junit.jupiter.api.Test;

/** What is said about a check-in whose timing cannot be used. */
class SeriesTimingTest {

    private static final String SERIES = "check-in-days-0-7";

    @Test
    void namesTheOneElementThatIsMissing() {
        assertFinds(
                repeat -> repeat.setDurationElement(null),
                "It needs bounds, period, timeOfDay, duration and durationMax in whole days, weeks or hours"
                        + " (missing or unusable: duration).");
    }

    @Test
    void namesEveryElementThatCannotBeUsed() {
        assertFinds(
                repeat -> repeat.setTimeOfDay(List.of(new TimeType("noon")))
                        .setPeriod(new BigDecimal("1.5"))
                        .setDurationUnit(null)
                        .setBounds(null),
                "It needs bounds, period, timeOfDay, duration and durationMax in whole days, weeks or hours"
                        + " (missing or unusable: bounds, duration, durationMax, period, timeOfDay).");
    }

    @Test
    void saysWhichLengthsContradictEachOther() {
        assertFinds(
                repeat -> repeat.setDuration(2).setDurationMax(1),
                "Series `check-in-days-0-7` closes after PT1H, before it is due after PT2H.");
    }

    private static void assertFinds(Consumer<TimingRepeatComponent> change, String message) {
        var content = Shipped.with(
                PlanDefinition.class,
                Shipped.PLAN,
                plan -> plan.getAction().stream()
                        .filter(action -> SERIES.equals(action.getId()))
                        .forEach(
                                action -> change.accept(action.getTimingTiming().getRepeat())));

        assertThatThrownBy(() -> TemplateCompiler.compile(Shipped.FHIR, content))
                .isInstanceOfSatisfying(
                        ContentRejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.location())
                                        .isEqualTo(
                                                "PlanDefinition.action.where(id='%s').timing.repeat".formatted(SERIES)))
                                .extracting(Problem::message)
                                .isEqualTo(message));
    }
}
