package dev.plumbline.careplan.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.site.SettingBounds.Numeric;
import dev.plumbline.careplan.site.SiteValues.Given;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site may set, and how it is told what it may not. */
class SiteValuesTest {

    private static final String FILE = "site.properties";

    @Test
    void areReadFromAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve(FILE), "# Ours\n\nlift.phase1Lb = 5\n  clinic-number=030 12=34 (Ärztin)\n");

        assertThat(SiteValues.in(file).given())
                .containsExactly(
                        new Given(file.toString(), "lift.phase1Lb", "5"),
                        new Given(file.toString(), "clinic-number", "030 12=34 (Ärztin)"));
        assertThat(SiteValues.in(null).given()).isEmpty();
    }

    @Test
    void areRefusedWhereAFileCannotBeRead(@TempDir Path folder) {
        var missing = folder.resolve(FILE);

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> SiteValues.in(missing))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.file()).isEqualTo(missing.toString());
                            assertThat(problem.message())
                                    .startsWith("The file cannot be read (")
                                    .endsWith("; expected a text in UTF-8.");
                        }));
    }

    @Test
    void areRefusedWhereALineSaysNothing() {
        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> SiteValues.of(FILE, List.of("lift.phase1Lb 5", "#", "=5")))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(
                                new Problem(FILE, "line 1", "Line is `lift.phase1Lb 5`; expected `name=value`."),
                                new Problem(FILE, "line 3", "Line is `=5`; expected `name=value`.")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lift.phase1Lb=4 | lift.phase1Lb | Value is `4`; expected a whole number from 5 to 15.",
                "lift.phase1Lb=16 | lift.phase1Lb | Value is `16`; expected a whole number from 5 to 15.",
                "lift.phase1Lb=7.5 | lift.phase1Lb | Value is `7.5`; expected a whole number from 5 to 15.",
                "lift.phase1Lb=ten | lift.phase1Lb | Value is `ten`; expected a whole number from 5 to 15.",
                "lift.phase1Lb= | lift.phase1Lb | Value is ``; expected a whole number from 5 to 15.",
                "fever.celsius=38,1 | fever.celsius | Value is `38,1`; expected a number from 38 to 38.3.",
                "clinic-number= | clinic-number | Value is ``; expected a text of 1 to 100 characters.",
                "lift.phase2Lb=9 | lift.phase2Lb | Value is `9`; expected no less than lift.phase1Lb.",
            })
    void areRefusedWithWhatWasExpected(String line, String name, String message) {
        assertThat(problems(line)).containsExactly(new Problem(FILE, name, message));
    }

    @Test
    void areRefusedWhereTheyFitTheirBoundsButNotEachOther() {
        assertThat(problems("lift.phase1Lb=15", "lift.phase2Lb=10"))
                .containsExactly(
                        new Problem(FILE, "lift.phase2Lb", "Value is `10`; expected no less than lift.phase1Lb."));
    }

    @Test
    void areRefusedWhereNobodyDeclaresThem() {
        assertThat(problems("lift.phase3Lb=5")).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo("lift.phase3Lb");
            assertThat(problem.message()).startsWith("Setting is unknown; expected one of [bend.days, clinic-number, ");
        });
    }

    @Test
    void areRefusedWithAllMistakesAtOnce() {
        assertThat(problems("lift.phase1Lb=4", "bend.days=7", "fever.celsius=40", "nobody=1"))
                .extracting(Problem::location)
                .containsExactlyInAnyOrder("lift.phase1Lb", "bend.days", "fever.celsius", "nobody");
    }

    @Test
    void areRefusedWhereTheyAreGivenTwice() {
        assertThat(problems("bend.days=50", "bend.days=50"))
                .containsExactly(new Problem(
                        FILE, "bend.days", "Value is `50`, and `50` in site.properties; expected it once."));
        assertThat(Shipped.problemsAt(SiteValues.of(FILE, List.of("emergency-number=112"))
                        .and("property", "emergency-number", "911")))
                .containsExactly(new Problem(
                        "property",
                        "emergency-number",
                        "Value is `911`, and `112` in site.properties; expected it once."));
        assertThat(Shipped.problemsAt(SiteValues.of(FILE, List.of("emergency-number=112"))
                        .and("property", "emergency-number", "112 ")))
                .isEmpty();
    }

    /** Below, at and above each bound of each number. */
    @TestFactory
    Stream<DynamicTest> areHeldToTheirBounds() {
        return ShippedSettings.all().stream()
                .filter(setting -> setting.bounds() instanceof Numeric)
                .map(setting ->
                        DynamicTest.dynamicTest(setting.name(), () -> heldTo(setting, (Numeric) setting.bounds())));
    }

    private static void heldTo(SiteSetting setting, Numeric bounds) {
        var step = bounds.whole() ? BigDecimal.ONE : new BigDecimal("0.1");

        assertThat(bounds.read(bounds.low().subtract(step).toString())).isEmpty();
        assertThat(bounds.read(bounds.low().toString())).contains(Numeric.plain(bounds.low()));
        assertThat(bounds.read(bounds.high().toString())).contains(Numeric.plain(bounds.high()));
        assertThat(bounds.read(bounds.high().add(step).toString())).isEmpty();
        assertThat(problems(setting.name() + "=" + bounds.high().add(step))).hasSize(1);
    }

    private static List<Problem> problems(String... lines) {
        return Shipped.problemsAt(SiteValues.of(FILE, List.of(lines)));
    }
}
