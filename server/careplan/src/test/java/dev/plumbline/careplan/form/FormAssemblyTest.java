package dev.plumbline.careplan.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.site.SiteValues;
import dev.plumbline.careplan.template.ContentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;

/** Forms are put together from parts that are written once. */
class FormAssemblyTest {

    private static final String PAIN =
            part("pain", "{\"linkId\":\"pain\",\"type\":\"integer\",\"text\":\"Pain?\"}", "assemble-child");

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void putsThePartInItsPlaceAndServesItNoMore() {
        var form = part("daily", "%s,%s".formatted(question("a"), place("pain")), "assemble-root");

        var assembled = assembled(Map.of("daily", form, "pain", PAIN));

        assertThat(assembled).containsOnlyKeys("daily");
        assertThat(parsed(assembled.get("daily")).getItem())
                .extracting(QuestionnaireItemComponent::getLinkId)
                .containsExactly("a", "pain");
        assertThat(parsed(assembled.get("daily")).hasExtension()).isFalse();
    }

    @Test
    void putsPartsIntoGroupsAndParts() {
        var both = part("both", place("pain"), "assemble-child");
        var group = "{\"linkId\":\"g\",\"type\":\"group\",\"item\":[%s]}".formatted(place("both"));
        var form = part("daily", group, "assemble-root");

        var assembled = assembled(Map.of("daily", form, "pain", PAIN, "both", both));

        assertThat(parsed(assembled.get("daily")).getItemFirstRep().getItem())
                .extracting(QuestionnaireItemComponent::getLinkId)
                .containsExactly("pain");
    }

    @Test
    void namesAPartThatIsNotThere() {
        var form = part("daily", place("pain"), "assemble-root");

        assembled(Map.of("daily", form));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("daily");
            assertThat(problem.location()).isEqualTo("Questionnaire.item.where(linkId='part.pain')");
            assertThat(problem.message())
                    .startsWith("Part `https://plumbline.dev/fhir/Questionnaire/pain` is not here");
        });
    }

    @Test
    void namesPartsThatContainEachOther() {
        var one = part("one", place("two"), "assemble-child");
        var two = part("two", place("one"), "assemble-child");
        var form = part("daily", place("one"), "assemble-root");

        assembled(Map.of("daily", form, "one", one, "two", two));

        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message ->
                        message.startsWith("Part `https://plumbline.dev/fhir/Questionnaire/one` contains itself"));
    }

    @Test
    void findsAnElementThatWouldBeLost() {
        var form = part("daily", place("pain"), "assemble-root");
        var pain = PAIN.replace("\"text\"", "\"requird\":true,\"text\"");

        var reader = new ContentReader(Shipped.FHIR, SiteValues.NONE);

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> reader.read(Map.of("daily", form, "pain", pain), Map.of()))
                .withMessageContaining("pain, Questionnaire:")
                .withMessageContaining("requird");
    }

    @Test
    void findsACommonConditionThatWouldBeLost() {
        var gate = ",\"enableWhen\":[{\"question\":\"a\",\"operator\":\"=\",\"answerBoolean\":true}],\"text\"";
        var form = part("daily", question("a") + "," + place("pain").replace(",\"text\"", gate), "assemble-root");

        assembled(Map.of("daily", form, "pain", PAIN));

        assertThat(problems)
                .extracting(Problem::toString)
                .anyMatch(problem ->
                        problem.contains("(linkId='part.pain')") && problem.contains("It is the place of a part"));
    }

    @Test
    void findsAPartThatNoFormHasAndWhatIsMisspeltOnIt() {
        var extension =
                "\"valueCode\":\"assemble-child\"},{\"url\":\"https://plumbline.dev/fhir/StructureDefinition/stands-fr\"";
        var pain = PAIN.replace("\"valueCode\":\"assemble-child\"", extension + ",\"valueCanonical\":\"x\"");

        assembled(Map.of("pain", pain));

        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message -> message.startsWith("No form has it as a part"))
                .anyMatch(message -> message.contains("stands-fr` is unknown"));
    }

    @Test
    void leavesOtherFilesAsTheyAre() {
        var files = Map.of("plain", "{\"resourceType\":\"Questionnaire\"}", "broken", "{");

        assertThat(assembled(files)).isEqualTo(files);
    }

    private Map<String, String> assembled(Map<String, String> files) {
        return FormAssembly.assembled(Shipped.FHIR, files, problems);
    }

    private static Questionnaire parsed(String text) {
        return Shipped.FHIR.newJsonParser().parseResource(Questionnaire.class, text);
    }

    private static String question(String linkId) {
        return "{\"linkId\":\"%s\",\"type\":\"boolean\",\"text\":\"Well?\"}".formatted(linkId);
    }

    private static String place(String part) {
        return """
                {"extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire",
                "valueCanonical":"https://plumbline.dev/fhir/Questionnaire/%1$s|1.0.0"}],
                "linkId":"part.%1$s","type":"display","text":"Part"}""".formatted(part);
    }

    private static String part(String id, String items, String expectation) {
        return """
                {"resourceType":"Questionnaire",
                "extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-assemble-expectation",
                "valueCode":"%s"}],
                "url":"https://plumbline.dev/fhir/Questionnaire/%s","version":"1.0.0","item":[%s]}""".formatted(expectation, id, items);
    }
}
