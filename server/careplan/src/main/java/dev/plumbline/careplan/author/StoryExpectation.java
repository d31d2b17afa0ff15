package dev.plumbline.careplan.author;

import dev.plumbline.careplan.author.Story.Expectation;
import dev.plumbline.careplan.author.Story.FlagLine;
import dev.plumbline.careplan.author.Story.ReviewLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a story expects. */
final class StoryExpectation {

    private static final String PAIN_PATH = "pain-path";

    private StoryExpectation() {}

    static Expectation read(YamlMap expected) {
        expected.expectOnly("flags", "tasks", "reviews", "goal", "goals");
        var goals = new LinkedHashMap<>(words(expected, "goals"));
        if (expected.has("goal")) {
            goals.put(PAIN_PATH, expected.text("goal"));
        }
        return new Expectation(
                expected.has("flags")
                        ? expected.maps("flags").stream()
                                .map(StoryExpectation::flag)
                                .toList()
                        : null,
                words(expected, "tasks"),
                expected.has("reviews")
                        ? expected.maps("reviews").stream()
                                .map(StoryExpectation::review)
                                .toList()
                        : null,
                goals);
    }

    private static Map<String, String> words(YamlMap expected, String key) {
        var words = new LinkedHashMap<String, String>();
        if (expected.has(key)) {
            var all = expected.map(key);
            all.keys().forEach(name -> words.put(name, all.text(name)));
        }
        return words;
    }

    private static FlagLine flag(YamlMap flag) {
        flag.expectOnly("rule", "status", "priority", "raised", "closed", "text");
        return new FlagLine(
                flag.text("rule"),
                flag.text("status"),
                flag.text("priority"),
                flag.text("raised"),
                flag.has("closed") ? flag.text("closed") : FlagLine.OPEN,
                flag.text("text"));
    }

    private static ReviewLine review(YamlMap review) {
        review.expectOnly("rule", "status", "priority", "due");
        return new ReviewLine(review.text("rule"), review.text("status"), review.text("priority"), review.text("due"));
    }
}
