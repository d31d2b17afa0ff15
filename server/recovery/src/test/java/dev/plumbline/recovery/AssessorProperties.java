package dev.plumbline.recovery;

import static dev.plumbline.recovery.fixture.Rules.VERTEBROPLASTY;
import static dev.plumbline.recovery.fixture.Story.at;
import static dev.plumbline.recovery.fixture.Story.daily;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.fixture.Reported;
import dev.plumbline.recovery.fixture.Story;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.record.Act;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds of every recovery: 24 days of any reports, late, doubled, unfinished or incomplete, and any acts. */
class AssessorProperties {

    private static final int DAYS = 24;
    private static final Instant END = at(DAYS, "00:00");

    @Property(tries = 200)
    void isTheSameInWhateverOrderReportsAndActsAreKept(
            @ForAll("recoveries") RecoveryRecord record, @ForAll Random random) {
        var shuffled = new RecoveryRecord(
                record.subject(),
                record.ownPlan(),
                shuffled(record.reports(), random),
                shuffled(record.acts(), random));

        assertThat(assess(shuffled, END)).isEqualTo(assess(record, END));
    }

    @Property(tries = 50)
    void isTheSameTwice(@ForAll("recoveries") RecoveryRecord record) {
        assertThat(assess(record, END)).isEqualTo(assess(record, END));
    }

    @Property(tries = 200)
    void neverChangesWhatAnEarlierMomentSaid(
            @ForAll("recoveries") RecoveryRecord record, @ForAll @IntRange(max = 24 * DAYS) int hours) {
        var earlier = at(0, "00:00").plus(Duration.ofHours(hours));
        var known = new RecoveryRecord(
                record.subject(),
                record.ownPlan(),
                record.reports().stream()
                        .filter(report -> !report.at().isAfter(earlier))
                        .toList(),
                record.acts().stream().filter(act -> !act.at().isAfter(earlier)).toList());

        assertThat(assess(record, earlier)).isEqualTo(assess(known, earlier));
        assertThat(raisings(assess(record, END))).containsAll(raisings(assess(record, earlier)));
    }

    @Property(tries = 200)
    void keepsEveryConcernWhenOnlyTimePasses(
            @ForAll("recoveries") RecoveryRecord record, @ForAll @IntRange(min = 1, max = 5000) int hours) {
        var later = END.plus(Duration.ofHours(hours));

        assertThat(raisings(assess(record, later))).containsAll(raisings(assess(record, END)));
    }

    @Property(tries = 200)
    void changesNoConcernForAReportThatNoRuleCaresAbout(
            @ForAll("recoveries") RecoveryRecord record, @ForAll @IntRange(max = DAYS - 1) int day) {
        var unremarkable = Reported.on(day, "09:00")
                .as("unremarkable")
                .unfinished()
                .form("https://example.org/other")
                .answering("mood", true)
                .report();
        var more = new RecoveryRecord(
                record.subject(),
                record.ownPlan(),
                Stream.concat(record.reports().stream(), Stream.of(unremarkable))
                        .toList(),
                record.acts());

        assertThat(assess(more, END)).isEqualTo(assess(record, END));
    }

    @Property(tries = 200)
    void neverLosesAnUrgentReport(@ForAll("recoveries") RecoveryRecord record) {
        var numb = record.reports().stream()
                .filter(report -> Reported.on(0, "00:00")
                        .answering("rf.saddle", true)
                        .report()
                        .answers()
                        .equals(report.answers()))
                .filter(report -> !report.at().isAfter(END))
                .map(Report::source)
                .toList();

        var shown = assess(record, END).concerns().stream()
                .filter(concern -> concern.rule().equals("RF-CES1") && concern.kind() == Kind.FINDING)
                .flatMap(concern -> concern.evidence().stream())
                .toList();

        assertThat(shown).containsExactlyInAnyOrderElementsOf(numb);
    }

    @Property(tries = 200)
    void opensNoTwoConcernsOfOneRuleByTheSameEvidence(@ForAll("recoveries") RecoveryRecord record) {
        assertThat(assess(record, END).concerns())
                .extracting(concern -> List.of(concern.rule(), concern.kind(), concern.opener()))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void leavesAtMostOneConcernOpenForEachRuleAndKind(@ForAll("recoveries") RecoveryRecord record) {
        assertThat(assess(record, END).concerns().stream().filter(Concern::stands))
                .extracting(concern -> List.of(concern.rule(), concern.kind()))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 100)
    void leavesNothingOpenThatAPersonClosesWithAllThatIsShown(@ForAll("recoveries") RecoveryRecord record) {
        var closing = assess(record, END).concerns().stream()
                .filter(Concern::stands)
                .map(concern -> new Act(concern.rule(), concern.kind(), END, Set.copyOf(concern.evidence())));
        var closed = new RecoveryRecord(
                record.subject(),
                record.ownPlan(),
                record.reports(),
                Stream.concat(record.acts().stream(), closing).toList());

        assertThat(assess(closed, END).concerns()).noneMatch(Concern::stands);
    }

    @Provide
    Arbitrary<RecoveryRecord> recoveries() {
        var reports = report().list().ofMaxSize(30);
        var acts = act().list().ofMaxSize(4);
        return Combinators.combine(reports, acts, Arbitraries.of(true, false)).as((reported, done, planned) -> {
            var story = new Story().asked(daily(0, 14)).reported(numbered(reported));
            var record = (planned ? story : story.withoutPlan()).record();
            return new RecoveryRecord(record.subject(), record.ownPlan(), record.reports(), done);
        });
    }

    private static Arbitrary<Reported> report() {
        var days = Arbitraries.integers().between(-2, DAYS);
        var times = Arbitraries.of("00:00", "09:00", "13:00", "13:00", "23:59");
        var delays = Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 3));
        var pains = Arbitraries.integers().between(0, 10);
        var complete = Arbitraries.frequency(Tuple.of(6, true), Tuple.of(1, false));
        var saddle = Arbitraries.integers().between(0, 9);
        return Combinators.combine(days, times, delays, pains, complete, saddle)
                .as((day, time, delay, pain, finished, numb) -> {
                    var report =
                            Reported.on(day, time).arriving(day + delay, time).pain(pain);
                    var answered = numb < 2 ? report.missing("rf.saddle") : report.answering("rf.saddle", numb == 9);
                    return finished ? answered : answered.unfinished();
                });
    }

    private static Arbitrary<Act> act() {
        var rules = Arbitraries.of("RF-CES1", "TRJ-1", "TRJ-3", "ADH-1", "BASE-1");
        var kinds = Arbitraries.of(Kind.class);
        var days = Arbitraries.integers().between(0, DAYS - 1);
        var covered = Arbitraries.integers()
                .between(0, 30)
                .map(number -> Reported.response("r" + number))
                .set()
                .ofMaxSize(5);
        return Combinators.combine(rules, kinds, days, covered)
                .as((rule, kind, day, evidence) -> new Act(rule, kind, at(day, "13:00"), evidence));
    }

    private static List<Report> numbered(List<Reported> reports) {
        return IntStream.range(0, reports.size())
                .mapToObj(i -> reports.get(i).as("r" + i).report())
                .toList();
    }

    private static Assessment assess(RecoveryRecord record, Instant now) {
        return Assessor.assess(VERTEBROPLASTY, record, now);
    }

    /** What was raised when, whether or not it stands still. */
    private static Set<Map.Entry<List<Object>, Instant>> raisings(Assessment assessment) {
        return assessment.concerns().stream()
                .map(concern -> Map.entry(key(concern), concern.raised()))
                .collect(Collectors.toSet());
    }

    private static List<Object> key(Concern concern) {
        Evidence opener = concern.opener();
        return List.of(concern.rule(), concern.kind(), opener);
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        var copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }
}
