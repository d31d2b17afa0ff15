package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.reading.Answer;
import dev.plumbline.recovery.reading.Report;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one report says about one item or measure. */
final class ReportFact {

    /** The property by which a rule asks for a measure's value in the report that is looked at. */
    static final String NOW = "now";

    private ReportFact() {}

    static Fact of(Report report, Map<String, Answer> answers, String name) {
        return fact(report, answers.get(name), name);
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
