package dev.plumbline.careplan.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.careplan.fixture.Responses;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.ShippedForm;
import dev.plumbline.careplan.fixture.ShippedRecovery;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.rule.Rule;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;

/** Walks the table of {@code rule-thresholds.txt}, which a clinician can read. */
class RuleThresholdsTest {

    private static final int USUAL_PAIN = 3;
    private static final String USUAL_TIME = "18:00";
    private static final String FORM = "form=";

    @TestFactory
    Stream<DynamicTest> judgesEachLineAsTheTableSays() throws IOException {
        return lines().map(line -> dynamicTest(
                line.text, () -> assertThat(line.outcome()).as(line.text).isEqualTo(line.expected)));
    }

    @Test
    void walksEveryRuleWithAndWithoutItsFinding() throws IOException {
        var outcomes = lines().collect(Collectors.groupingBy(
                line -> line.rule, Collectors.mapping(line -> line.expected, Collectors.toSet())));

        for (Rule rule : Shipped.template().protocol().rules()) {
            assertThat(outcomes).containsKey(rule.id());
            assertThat(outcomes.get(rule.id())).as(rule.id()).contains("never", "stands");
            boolean endsByItself = rule.resolves().isPresent();
            assertThat(outcomes.get(rule.id()).contains("over"))
                    .as("%s is shown to end", rule.id())
                    .isEqualTo(endsByItself && !rule.id().equals("BASE-1"));
        }
    }

    /** Whole sentences: each begins with a capital or a number and ends, with one blank between two. */
    @Test
    void tellsEachFindingInSentences() throws IOException {
        assertThat(lines().flatMap(line -> line.concerns().stream()).map(Concern::text))
                .isNotEmpty()
                .allMatch(text -> text.matches("[\\p{Lu}\\d].*\\."), "begins and ends as a sentence")
                .noneMatch(text -> text.matches(".*(  |[,;]\\.|[^.:] (The|Offer|Pain) ).*"));
    }

    private static Stream<Line> lines() throws IOException {
        return new ClassPathResource("rule-thresholds.txt")
                .getContentAsString(UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Line::new);
    }

    /** One line of the table. */
    private static final class Line {

        private final String text;
        private final String rule;
        private final ShippedRecovery recovery;
        private final Instant now;
        private final String expected;

        Line(String text) {
            var columns = Arrays.stream(text.split("\\|")).map(String::strip).toList();
            this.text = text.replaceAll(" +", " ");
            rule = columns.get(0);
            recovery = startingAt(columns.get(1).split("/", -1));
            Instant last = Instant.MIN;
            for (var part : columns.get(2).split(";", -1)) {
                var words = part.strip();
                if (words.startsWith("+")) {
                    var kindAndDay = words.substring(1).split("@", -1);
                    recovery.recording(kindAndDay[0], Integer.parseInt(kindAndDay[1]));
                } else if (words.startsWith("age ")) {
                    recovery.aged(Integer.parseInt(words.substring("age ".length())));
                } else if (words.startsWith("indication ")) {
                    recovery.following("indication", words.substring("indication ".length()));
                } else {
                    var report = report(words);
                    recovery.with(report);
                    last = report.getAuthored().toInstant();
                }
            }
            now = columns.get(3).isEmpty() ? last : moment(columns.get(3), "00:00");
            expected = columns.get(4);
        }

        private static ShippedRecovery startingAt(String... baselines) {
            var recovery = baselines[0].equals("-")
                    ? ShippedRecovery.withoutBaseline()
                    : ShippedRecovery.withBaseline(baselines[0]);
            return baselines.length == 1 ? recovery : recovery.withBaselineOf("rmdq", baselines[1]);
        }

        List<Concern> concerns() {
            return recovery.concerns(now).stream()
                    .filter(concern -> concern.rule().equals(rule))
                    .toList();
        }

        String outcome() {
            var concerns = concerns();
            if (concerns.isEmpty()) {
                return "never";
            }
            return concerns.stream().anyMatch(Concern::stands) ? "stands" : "over";
        }

        private static QuestionnaireResponse report(String words) {
            var parts = List.of(words.split(" "));
            var authored = moment(parts.get(0), USUAL_TIME);
            var form = new ShippedForm(parts.stream()
                    .filter(part -> part.startsWith(FORM))
                    .map(part -> part.substring(FORM.length()))
                    .findFirst()
                    .orElse("vpa-daily"));
            var response = Responses.stored("at-" + parts.get(0).replaceAll("[@:]", "-"), authored);
            response.setQuestionnaire(form.canonical());
            response.setItem(form.withPain(USUAL_PAIN).getItem());
            parts.stream()
                    .skip(1)
                    .filter(part -> !part.startsWith(FORM))
                    .map(part -> part.split("=", 2))
                    .forEach(part -> answer(response, form, part[0], part[1]));
            return response;
        }

        private static void answer(QuestionnaireResponse response, ShippedForm form, String item, String written) {
            if (item.equals("rmdq")) {
                ShippedForm.answer(response, "rmdq.readall", new BooleanType(true));
                var sentences = IntStream.rangeClosed(1, Integer.parseInt(written))
                        .mapToObj(number -> form.value("rmdq.items", String.valueOf(number)));
                ShippedForm.answer(response, "rmdq.items", sentences.toArray(Type[]::new));
                return;
            }
            var linkId = item.equals("pain") ? "pain.now" : item;
            var values = Arrays.stream(written.split(",")).map(value -> value(form, linkId, value));
            ShippedForm.answer(response, linkId, values.toArray(Type[]::new));
        }

        private static Type value(ShippedForm form, String linkId, String written) {
            if (written.equals("true") || written.equals("false")) {
                return new BooleanType(written);
            }
            return written.matches("\\d+") ? new IntegerType(written) : form.value(linkId, written.replace('_', ' '));
        }

        private static Instant moment(String words, String usualTime) {
            var dayAndTime = words.split("@", -1);
            return ShippedRecovery.at(
                    Integer.parseInt(dayAndTime[0]), dayAndTime.length == 1 ? usualTime : dayAndTime[1]);
        }
    }
}
