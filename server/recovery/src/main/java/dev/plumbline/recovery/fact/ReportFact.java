package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Report;
import dev.plumbline.recovery.reading.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one report says about one item or measure. */
final class ReportFact {

    /** The property by which a rule asks for a measure's value in the report that is looked at. */
    static final String NOW = "now";

    private ReportFact() {}

    /** The answer itself, or whether it passes the test. */
    static Fact of(Report report, AnswerTest test) {
        var answer = report.answers().get(test.item());
        if (!test.isBare() && answer instanceof Answer.Given) {
            boolean holds = test.holds(answer).orElse(false);
            return new Fact.Known(Value.of(holds), Set.of(report.source()));
        }
        return fact(report, answer, test.item());
    }

    static Fact ofMeasure(Report report, String measure) {
        return fact(report, report.measures().get(measure), measure);
    }

    private static Fact fact(Report report, @Nullable Answer answer, String name) {
        if (answer instanceof Answer.Given given) {
            return new Fact.Known(given.value(), Set.of(report.source()));
        }
        if (answer instanceof Answer.Unreadable unreadable) {
            return notEvaluable(report, "Answer to `%s` cannot be read: %s".formatted(name, unreadable.reason()));
        }
        boolean expected = answer instanceof Answer.Missing && report.complete();
        return expected
                ? notEvaluable(report, "Answer to `%s` is missing from a finished report.".formatted(name))
                : new Fact.NotYet();
    }

    private static Fact notEvaluable(Report report, String reason) {
        return new Fact.NotEvaluable(reason, Set.of(report.source()));
    }
}
