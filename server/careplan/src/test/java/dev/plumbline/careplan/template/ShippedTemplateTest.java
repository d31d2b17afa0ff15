package dev.plumbline.careplan.template;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.checkin.CheckInSeries;
import dev.plumbline.recovery.path.Direction;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.rule.Rule;
import dev.plumbline.recovery.rule.Urgency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the shipped template says, held against the clinical basis. */
class ShippedTemplateTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final LocalDate SUNDAY = LocalDate.parse("2026-03-01");

    private final Template template = Shipped.template();

    @Test
    void followsPainForWhichMoreIsWorse() {
        assertThat(template.protocol().measures())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("pain", Direction.HIGHER_IS_WORSE, "rmdq", Direction.HIGHER_IS_WORSE));
        assertThat(template.measure("rmdq").orElseThrow().baselineDays()).isEqualTo(14);
        assertThat(template.measure("pain").orElseThrow().baselineDays()).isEqualTo(7);
        assertThat(template.protocol().readingSpacing()).isEqualTo(Duration.ofHours(20));
    }

    /** By the clinical basis stat = emergency, asap = same day, urgent = at most 2 working days. */
    @Test
    void ranksItsRules() {
        var levels = template.protocol().rules().stream().collect(groupingBy(Rule::level, mapping(Rule::id, toSet())));

        assertThat(levels.get(Urgency.EMERGENCY))
                .containsExactlyInAnyOrder(
                        "RF-CES1",
                        "RF-CES2",
                        "RF-NEU1",
                        "RF-NEU2E",
                        "RF-CARD",
                        "RF-ALL",
                        "RF-BLD",
                        "RF-INF1E",
                        "RF-MEDE",
                        "RF-COMBO");
        assertThat(levels.get(Urgency.SAME_DAY))
                .containsExactlyInAnyOrder(
                        "RF-NEU2",
                        "RF-INF1",
                        "RF-INF2",
                        "RF-INF3",
                        "RF-FX",
                        "RF-DVT",
                        "RF-HEAD",
                        "RF-ALL2",
                        "RF-PAIN",
                        "RF-PAIN0",
                        "RF-FALL",
                        "RF-MED",
                        "TRJ-2",
                        "TRJ-3S");
        assertThat(levels.get(Urgency.PROMPT))
                .containsExactlyInAnyOrder(
                        "TRJ-1", "TRJ-3", "TRJ-4", "TRJ-5", "TRJ-7", "ADH-1", "ADH-3", "ACT-1", "MED-2", "CON-1",
                        "FUN-1P", "FUN-2", "MED-5", "MIL-2", "OST-1");
        assertThat(levels.get(Urgency.ROUTINE))
                .containsExactlyInAnyOrder(
                        "RF-PAIN0-INFO",
                        "RF-FALL-MINOR",
                        "TRJ-6",
                        "ADH-2",
                        "ACT-2",
                        "MED-1",
                        "MED-3",
                        "BASE-1",
                        "FUN-1",
                        "FUN-3",
                        "MED-4",
                        "MIL-1",
                        "MIL-3",
                        "MIL-4",
                        "MIL-5",
                        "OST-2",
                        "OST-3");
    }

    @Test
    void letsOnlyAPersonCloseWhatIsUrgent() {
        var standing = template.protocol().rules().stream()
                .filter(rule -> rule.resolves().isEmpty())
                .filter(rule -> !rule.level().isUrgent())
                .map(Rule::id);

        assertThat(standing).containsExactly("CON-1");
    }

    /** By the clinical basis days 0 to 7 daily; 8 to 28 Mon/Wed/Fri; then weekly, every 14 days, monthly. */
    @Test
    void asksOnTheseDaysAfterAProcedureOnAMonday() {
        var days = days(MONDAY);

        assertThat(days)
                .containsExactlyElementsOf(concat(
                        IntStream.rangeClosed(0, 7),
                        IntStream.of(9, 11, 14, 16, 18, 21, 23, 25, 28),
                        IntStream.of(35, 42),
                        IntStream.of(56, 70, 84),
                        lateDays()));
    }

    @Test
    void asksOnTheSameWeekdaysAfterAProcedureOnASunday() {
        var days = days(SUNDAY);

        assertThat(days)
                .containsExactlyElementsOf(concat(
                        IntStream.rangeClosed(0, 7),
                        IntStream.of(8, 10, 12, 15, 17, 19, 22, 24, 26),
                        IntStream.of(35, 42),
                        IntStream.of(56, 70, 84),
                        lateDays()));
    }

    /** The rows of the clinical basis "upper, B=8", "upper, B=10" and "upper, B=6". */
    @Test
    void limitsPainAsTheTableSays() {
        assertThat(limits("8")).containsExactly("7.8", "6.9", "6.2", "6.0", "5.7", "5.4", "5.3", "5.3", "5.0");
        assertThat(limits("10")).containsExactly("9.0", "8.0", "7.3", "7.0", "6.6", "6.3", "6.1", "6.1", "5.8");
        assertThat(limits("6")).containsExactly("6.6", "5.8", "5.2", "5.0", "4.8", "4.6", "4.5", "4.5", "4.3");
    }

    /** The row of the clinical basis "expected, B=8". */
    @Test
    void expectsPainAsTheTableSays() {
        var expected = waypoints().stream()
                .flatMap(waypoint -> waypoint.expected(new BigDecimal("8"), Map.of()).stream())
                .map(ShippedTemplateTest::toOneDecimal);

        assertThat(expected).containsExactly("8.0", "4.8", "4.4", "4.2", "4.0", "3.7", "3.4", "3.3", "3.3", "3.0");
    }

    @Test
    void setsNoLimitOnTheDayOfTheProcedure() {
        assertThat(waypoints()).extracting(Waypoint::day).containsExactly(0, 1, 3, 7, 14, 28, 42, 90, 180, 365);
        assertThat(waypoints().get(0).limit(new BigDecimal("8"), Map.of())).isEmpty();
    }

    /** The clinical basis: "if B is missing or below 4, no band rules". */
    @Test
    void givesNoPathBelowABaselineOfFour() {
        assertThat(path("3.9")).isEmpty();
        assertThat(path("4")).hasSize(9);
        assertThat(path("4.1")).hasSize(9);
    }

    /** By the clinical basis the limit is held between 4 and 10. */
    @Test
    void holdsTheLimitBetweenFourAndTen() {
        assertThat(path("4").lastEntry().getValue()).isEqualByComparingTo("4");
        assertThat(limits("4")).contains("5.4").endsWith("4.0");
        assertThat(path("10").firstEntry().getValue()).isEqualByComparingTo("9");
    }

    /** By the clinical basis weekly on days 7 to 35 where no visit asks the same; the RMDQ on days 14, 28 and 42. */
    @Test
    void asksAboutEverydayLifeEveryWeek() {
        var calendar = new RecoveryCalendar(MONDAY, ZONE);

        assertThat(series("weekly").days(calendar)).containsExactly(7, 21, 35);
        assertThat(series("weekly-rmdq").days(calendar)).containsExactly(28);
        assertThat(openDays("weekly", 7)).containsExactly(5, 9);
        assertThat(openDays("weekly-rmdq", 28)).containsExactly(26, 30);
    }

    /** By the clinical basis 14 ±2, 42 −3/+7, 90 ±10, 180 and 365 ±14 days. */
    @Test
    void asksBeforeEachVisit() {
        assertThat(openDays("milestone-day-14", 14)).containsExactly(12, 16);
        assertThat(openDays("milestone-day-42", 42)).containsExactly(39, 49);
        assertThat(openDays("milestone-day-90", 90)).containsExactly(80, 100);
        assertThat(openDays("milestone-day-180", 180)).containsExactly(166, 194);
        assertThat(openDays("milestone-day-365", 365)).containsExactly(351, 379);
    }

    /** By the clinical basis the emergency and same-day questions stand in every form of the patient, and are required. */
    @Test
    void asksTheWarningSignsInEveryForm() {
        var asked = required("vpa-daily").stream()
                .filter(linkId -> linkId.startsWith("rf.") || linkId.startsWith("pain.") || linkId.startsWith("med."))
                .toList();

        assertThat(asked).hasSize(23);
        for (var form : List.of("vpa-weekly", "vpa-weekly-rmdq", "vpa-monthly", "vpa-milestone", "vpa-changed")) {
            assertThat(required(form)).as(form).containsAll(asked);
        }
    }

    private List<String> required(String form) {
        return template.form(Canonicals.BASE + "/Questionnaire/" + form).orElseThrow().items().values().stream()
                .filter(FormItem::required)
                .map(FormItem::linkId)
                .toList();
    }

    /** The rows of the clinical basis "expected, B=17", "upper, B=17" and "upper, B=22". */
    @Test
    void limitsDisabilityAsTheTableSays() {
        var waypoints = template.goals().get(1).waypoints();

        assertThat(limits(waypoints, "17"))
                .containsExactly("17.2", "16.6", "15.7", "14.7", "14.2", "13.3", "12.8", "12.5");
        assertThat(limits(waypoints, "22"))
                .containsExactly("20.8", "20.0", "18.9", "17.5", "16.9", "15.8", "15.1", "14.7");
        assertThat(limits(waypoints, "3")).containsOnly("7.0", "7.2").endsWith("7.0");
        assertThat(waypoints.stream()
                        .flatMap(waypoint -> waypoint.expected(new BigDecimal("17"), Map.of()).stream())
                        .map(ShippedTemplateTest::toOneDecimal))
                .startsWith("17.0")
                .endsWith("7.5");
    }

    @Test
    void hasNoFormOfOthers() {
        assertThat(template.form("https://example.org/Questionnaire/other")).isEmpty();
    }

    @Test
    void readsPainFromTheFormsItem() {
        var item = template.itemFor(template.measure("pain").orElseThrow()).orElseThrow();

        assertThat(item.linkId()).isIn("pain.now", "pain.base");
        assertThat(item.extracted()).isPresent();
        assertThat(item.accepted().bounds()).hasToString("from 0 to 10");
    }

    /** The tumour variant of the clinical basis, m(d)+1, held between 4 and 10 like the others. */
    @Test
    void widensEveryLimitByOneAfterATumour() {
        var tumour = Map.of("indication", "tumour");

        assertThat(limits("8", tumour)).containsExactly("8.8", "7.9", "7.2", "7.0", "6.7", "6.4", "6.3", "6.3", "6.0");
        assertThat(limits("10", tumour)).startsWith("10.0");
        assertThat(limits("4", tumour)).endsWith("4.5");
        assertThat(limits("8", Map.of("indication", "trauma"))).isEqualTo(limits("8"));
    }

    private List<Waypoint> waypoints() {
        return template.goals().get(0).waypoints();
    }

    private NavigableMap<Integer, BigDecimal> path(String baseline) {
        return path(waypoints(), baseline, Map.of());
    }

    private static NavigableMap<Integer, BigDecimal> path(
            List<Waypoint> waypoints, String baseline, Map<String, String> variants) {
        var path = new TreeMap<Integer, BigDecimal>();
        waypoints.forEach(waypoint ->
                waypoint.limit(new BigDecimal(baseline), variants).ifPresent(limit -> path.put(waypoint.day(), limit)));
        return path;
    }

    private List<String> limits(String baseline) {
        return limits(waypoints(), baseline, Map.of());
    }

    private List<String> limits(String baseline, Map<String, String> variants) {
        return limits(waypoints(), baseline, variants);
    }

    private static List<String> limits(List<Waypoint> waypoints, String baseline) {
        return limits(waypoints, baseline, Map.of());
    }

    private static List<String> limits(List<Waypoint> waypoints, String baseline, Map<String, String> variants) {
        return path(waypoints, baseline, variants).values().stream()
                .map(ShippedTemplateTest::toOneDecimal)
                .toList();
    }

    private static String toOneDecimal(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private List<Integer> days(LocalDate dayZero) {
        var calendar = new RecoveryCalendar(dayZero, ZONE);
        return template.series().stream()
                .filter(series -> series.action().startsWith("check-in-days"))
                .flatMap(series -> series.days(calendar).stream())
                .toList();
    }

    private CheckInSeries series(String action) {
        return template.series().stream()
                .filter(series -> series.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    /** The first and the last day on which the check-in of this day can be answered. */
    private List<Integer> openDays(String action, int day) {
        var calendar = new RecoveryCalendar(MONDAY, ZONE);
        var window = series(action).window(day, calendar, Evidence.of("Task/1"));
        return List.of(
                calendar.dayOf(window.opens()), calendar.dayOf(window.closes().minusMillis(1)));
    }

    private IntStream lateDays() {
        return IntStream.iterate(120, day -> day <= 365, day -> day + 30);
    }

    private static List<Integer> concat(IntStream... parts) {
        return Stream.of(parts).flatMap(IntStream::boxed).toList();
    }
}
