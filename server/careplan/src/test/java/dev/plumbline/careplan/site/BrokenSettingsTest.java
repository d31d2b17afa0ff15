package dev.plumbline.careplan.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake in the declaration of a setting, and in the content that uses it, is found with its file and place. */
class BrokenSettingsTest {

    private static final String SETTINGS = "Parameters-settings.json";
    private static final String PLAN = "PlanDefinition-plan.json";
    private static final String PLACE = "Parameters.parameter.where(name='lift.lb')";
    private static final String SOUND = """
            { "name": "default", "valueInteger": 10 }, { "name": "low", "valueInteger": 5 },
            { "name": "high", "valueInteger": 15 }, { "name": "text", "valueString": "Heaviest weight." },
            { "name": "citation", "valueString": "clinical-basis. Evidence D (design choice)." }
            """;

    @Test
    void findsNothingWhereAllIsSound() {
        assertThat(problems(settings(SOUND), plan("{{lift.lb|10}} lb, {{(%lift.lb * 4.5) / 10|4,5}} kg")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": \"default\", \"valueInteger\": 10 | \"name\": \"default\", \"valueInteger\": 4"
                        + " | Its default is out of bounds; expected a whole number from 5 to 15.",
                "\"name\": \"low\" | \"name\": \"lowest\" | Part `lowest` is unknown.",
                "Evidence D (design choice). | D. | It cites no source; expected a citation that ends in its evidence, F,"
                        + " R or D.",
                "\"name\": \"text\" | \"name\": \"citation\" | It has no text; expected words that say what a site sets.",
            })
    void findsWhatADeclarationLacks(String sound, String broken, String message) {
        var part = message.replace("'", "`");

        assertThat(problems(settings(SOUND.replace(sound, broken)), plan("Lift.")))
                .filteredOn(problem -> problem.message().equals(part))
                .extracting(Problem::file, Problem::location)
                .containsExactly(tuple(SETTINGS, PLACE));
    }

    @Test
    void findsADeclarationWithoutBounds() {
        assertThat(problems(settings(SOUND.replace("\"name\": \"high\"", "\"name\": \"text\"")), plan("Lift.")))
                .containsExactly(new Problem(
                        SETTINGS,
                        PLACE,
                        "It has no bounds; expected a default that is a number with `low` and `high`, or a text with"
                                + " `maxLength`."));
    }

    @Test
    void findsANameThatIsNone() {
        assertThat(problems(file(SETTINGS, settingsJson("lift lb", SOUND))))
                .extracting(Problem::message)
                .contains("Name is `lift lb`; expected letters and digits, joined by dots or hyphens.");
    }

    @Test
    void findsASettingThatIsDeclaredTwice() {
        var again = file("Parameters-more.json", settingsJson("lift.lb", SOUND).replace("\"settings\"", "\"more\""));

        assertThat(problems(settings(SOUND), again, plan("{{lift.lb|10}}")))
                .containsExactly(new Problem("Parameters-more.json", PLACE, "It is declared twice; expected once."));
    }

    @Test
    void findsASettingThatNothingUses() {
        assertThat(problems(settings(SOUND), plan("Lift.")))
                .containsExactly(
                        new Problem(SETTINGS, PLACE, "It is used nowhere; expected a text or a number that names it."));
    }

    @ParameterizedTest
    @CsvSource({
        "%lift.lb > 10, The shipped values break `%lift.lb > 10`.",
        "%lift.kg > 1, Expression `%lift.kg > 1` names an unknown setting; expected any of [lift.lb].",
    })
    void findsAConstraintThatCannotBe(String expression, String message) {
        var constraint = """
                , { "name": "constraint", "valueExpression":
                  { "description": "more", "language": "text/fhirpath", "expression": "%s" } }
                """.formatted(expression);

        assertThat(problems(settings(SOUND + constraint), plan("{{lift.lb|10}}")))
                .containsExactly(new Problem(SETTINGS, PLACE, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{{lift.kg|5}} # Setting `lift.kg` is unknown; expected one of [lift.lb].",
                "{{%lift.kg + 1|5}} # Expression `%lift.kg + 1` names an unknown setting; expected any of [lift.lb].",
                "{{%lift.lbs|5}} # Expression `%lift.lbs` names an unknown setting; expected any of [lift.lb].",
                "{{lift.lb|20}} # Default of `lift.lb` is `20`; expected the shipped `10`.",
                "{{%lift.lb * 2|10}} # Default of `%lift.lb * 2` is `10`; expected the shipped `20`.",
                "{{lift.lb}} # Text has `{{` that begins no placeholder; expected `{{name|default}}`.",
                "{{%lift.lb.where(false)|10}} # Expression `%lift.lb.where(false)` gives no single value; expected a"
                        + " number or a text.",
            })
    void findsAPlaceholderThatSaysNothing(String text, String message) {
        assertThat(problems(settings(SOUND), planThatUsesIt(text)))
                .containsExactly(new Problem(PLAN, "PlanDefinition.action.where(id='lift').title", message));
    }

    @Test
    void findsAPlaceholderThatIsNoFhirPath() {
        assertThat(problems(settings(SOUND), planThatUsesIt("{{%lift.lb + |10}}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("Expression `%lift.lb + ` is no FHIRPath over settings: "));
    }

    @Test
    void findsANumberThatIsNotWhatItsSettingSays() {
        assertThat(problems(settings(SOUND), number(11, "text/fhirpath", "%lift.lb + 2")))
                .containsExactly(new Problem(
                        PLAN,
                        "PlanDefinition.action.where(id='lift').timing.repeat.bounds.value",
                        "Number is 11; expected 12, which is `%lift.lb + 2` as it is shipped."));
        assertThat(problems(settings(SOUND), number(11, "text/fhirpath", "%lift.lb + 1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/cql, %lift.lb", "text/fhirpath, 10"})
    void findsANumberThatNamesNoSetting(String language, String expression) {
        assertThat(problems(settings(SOUND), number(10, language, expression)))
                .extracting(Problem::message)
                .contains("It names no setting; expected a `valueExpression` in `text/fhirpath` over settings.");
    }

    @Test
    void findsTwoFilesOfOneResource() {
        assertThat(problems(settings(SOUND), plan("{{lift.lb|10}}"), file("own.json", planJson("Lift."))))
                .containsExactly(
                        new Problem(
                                "own.json",
                                "PlanDefinition.id",
                                "`plan` stands in " + PLAN + " as well; expected it in one file."),
                        new Problem(
                                "own.json",
                                "PlanDefinition.url",
                                "`http://x.org/plan` stands in " + PLAN + " as well; expected it in one file."));
    }

    @Test
    void findsAValueSetThatDoesMoreThanAdd() {
        var shipped = new ContentFile("shipped.json", valueSet());
        var own = valueSet();
        own.getCompose().addInclude().setSystem("http://y.org");
        own.getCompose().addExclude().setSystem("http://x.org");
        var problems = new ArrayList<Problem>();

        new SiteContent(Shipped.FHIR, problems)
                .merged(List.of(shipped), List.of(new ContentFile("own.json", own)), SiteValues.NONE);

        assertThat(problems)
                .containsExactly(new Problem(
                        "own.json",
                        "ValueSet.compose",
                        "It has the url of a shipped ValueSet; expected `include` alone, which is added to that one."));
    }

    private static ValueSet valueSet() {
        return new ValueSet().setUrl("http://x.org/codes").setVersion("1.0.0");
    }

    private static List<Problem> problems(ContentFile... files) {
        var problems = new ArrayList<Problem>();
        new SiteContent(Shipped.FHIR, problems).merged(List.of(files), List.of(), SiteValues.NONE);
        return problems;
    }

    private static ContentFile settings(String parts) {
        return file(SETTINGS, settingsJson("lift.lb", parts));
    }

    private static String settingsJson(String name, String parts) {
        return """
                { "resourceType": "Parameters", "id": "settings", "parameter": [{ "name": "%s", "part": [%s] }] }
                """.formatted(name, parts);
    }

    private static ContentFile plan(String title) {
        return file(PLAN, planJson(title));
    }

    private static ContentFile planThatUsesIt(String title) {
        return file(PLAN, planJson(title).replace("\"action\"", "\"title\": \"{{lift.lb|10}}\", \"action\""));
    }

    private static String planJson(String title) {
        return """
                { "resourceType": "PlanDefinition", "id": "plan", "url": "http://x.org/plan", "version": "1.0.0",
                  "action": [{ "id": "lift", "title": "%s" }] }
                """.formatted(title);
    }

    private static ContentFile number(int value, String language, String expression) {
        return file(PLAN, """
                { "resourceType": "PlanDefinition", "id": "plan", "action": [{ "id": "lift", "title": "{{lift.lb|10}}",
                  "timingTiming": { "repeat": { "boundsDuration": { "value": %d, "_value": { "extension": [{
                    "url": "https://plumbline.dev/fhir/StructureDefinition/site-setting",
                    "valueExpression": { "language": "%s", "expression": "%s" } }] }, "code": "d" } } } }] }
                """.formatted(value, language, expression));
    }

    private static ContentFile file(String path, String json) {
        return new ContentFile(path, (Resource) Shipped.FHIR.newJsonParser().parseResource(json));
    }
}
