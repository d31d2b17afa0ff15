package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Wording;
import dev.plumbline.careplan.fhirpath.Circumstances;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.ShippedRecovery;
import dev.plumbline.careplan.template.TemplateCompiler;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site sets is what its patients read, on the days that it sets. Day 0 is 2 March 2026. */
class SiteActivitiesTest {

    private static final List<String> SHIPPED = windows();

    @Test
    void sayTheLimitOfTheSite() {
        assertThat(sentences("lift.phase1Lb=5", "lift.phase1Days=49"))
                .contains(
                        "Lift no more than 2.2 kg (5 lb) | 2026-03-02 to 2026-04-20 | Do not lift anything heavier than"
                                + " 2.2 kilograms (5 pounds). Ask someone else to lift heavy things for you.",
                        "Lift no more than 9 kg (20 lb) | 2026-04-21 to 2026-05-31 | Do not lift anything heavier than 9"
                                + " kilograms (20 pounds). After your 3-month visit you may slowly lift more.");
    }

    @Test
    void sayTheShippedLimitWhereNothingIsSet() {
        assertThat(sentences())
                .contains(
                        "Lift no more than 4.5 kg (10 lb) | 2026-03-02 to 2026-04-13 | Do not lift anything heavier than"
                                + " 4.5 kilograms (10 pounds). Ask someone else to lift heavy things for you.",
                        "Lift no more than 9 kg (20 lb) | 2026-04-14 to 2026-05-31 | Do not lift anything heavier than 9"
                                + " kilograms (20 pounds). After your 3-month visit you may slowly lift more.");
    }

    /** Each setting moves the activity that it is about, and no other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rest.flatHours=1 | Lie flat | 2026-03-02T09:00 to 2026-03-02T10:00",
                "rest.relativeHours=48 | Relative rest | 2026-03-02T09:00 to 2026-03-04T09:00",
                "lift.phase2Days=120 | Lift no more than 9 kg (20 lb) | 2026-04-14 to 2026-06-30",
                "bend.days=60 | No bending or twisting | 2026-03-02 to 2026-05-01",
                "milestone.fullRecoveryDay=60 | No strenuous work | 2026-03-02 to 2026-05-01",
                "drive.days=14 | No driving | 2026-03-02 to 2026-03-16",
                "strength.fromDay=60 | Exercises for a stronger back | 2026-05-01 to 2027-03-02",
                "milestone.14.daysBefore=0 | Phone call at 2 weeks | 2026-03-16 to 2026-03-18",
                "milestone.42.daysAfter=2 | Visit at 6 weeks | 2026-04-10 to 2026-04-15",
                "milestone.90.daysBefore=5 | Visit at 3 months | 2026-05-26 to 2026-06-10",
                "milestone.180.daysAfter=5 | Visit at 6 months | 2026-08-15 to 2026-09-03",
                "milestone.365.daysAfter=0 | Visit at 12 months | 2027-02-16 to 2027-03-02"
            })
    void lastAsLongAsTheSiteSays(String setting, String title, String days) {
        var expected = title + " | " + days;

        var moved = windows(setting);

        assertThat(moved).hasSameSizeAs(SHIPPED);
        assertThat(moved.stream().filter(window -> !SHIPPED.contains(window))).containsExactly(expected);
    }

    private static List<String> windows(String... settings) {
        return details(settings).map(SiteActivitiesTest::window).toList();
    }

    private static List<String> sentences(String... settings) {
        return details(settings)
                .map(detail -> window(detail) + " | " + detail.getDescription())
                .toList();
    }

    private static String window(CarePlanActivityDetailComponent detail) {
        if (detail.getScheduled() instanceof Period period) {
            return "%s | %s to %s"
                    .formatted(
                            detail.getCode().getText(),
                            minutes(period.getStartElement().getValueAsString()),
                            minutes(period.getEndElement().getValueAsString()));
        }
        return detail.getCode().getText();
    }

    private static String minutes(String dateTime) {
        return dateTime.substring(0, Math.min(dateTime.length(), "2026-03-02T09:00".length()));
    }

    private static Stream<CarePlanActivityDetailComponent> details(String... settings) {
        var template = TemplateCompiler.compile(Shipped.FHIR, Shipped.at(settings))
                .withId(Shipped.PLAN)
                .orElseThrow();
        var procedure = new ProcedureTime(ShippedRecovery.CALENDAR, ShippedRecovery.at(0, "09:00"), false);
        return new Activities(template, procedure, Circumstances.of(Map.of()), Wording.ORIGINAL)
                .all().stream().map(activity -> activity.getDetail());
    }
}
