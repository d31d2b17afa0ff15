package dev.plumbline.careplan.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.fixture.Shipped;
import java.util.Map;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;

/** Forms are put together from parts that are written once. */
class FormAssemblyTest {

    private static final String PAIN =
            part("pain", "{\"linkId\":\"pain\",\"type\":\"integer\",\"text\":\"Pain?\"}", "assemble-child");

    @Test
    void putsThePartInItsPlaceAndServesItNoMore() {
        var form = part("daily", "%s,%s".formatted(question("a"), place("pain")), "assemble-root");

        var assembled = FormAssembly.assembled(Shipped.FHIR, Map.of("daily", form, "pain", PAIN));

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

        var assembled = FormAssembly.assembled(Shipped.FHIR, Map.of("daily", form, "pain", PAIN, "both", both));

        assertThat(parsed(assembled.get("daily")).getItemFirstRep().getItem())
                .extracting(QuestionnaireItemComponent::getLinkId)
                .containsExactly("pain");
    }

    @Test
    void namesAPartThatIsNotThere() {
        var form = part("daily", place("pain"), "assemble-root");

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> FormAssembly.assembled(Shipped.FHIR, Map.of("daily", form)))
                .withMessageContaining("daily, Questionnaire.item.where(linkId='part.pain'): Part"
                        + " `https://plumbline.dev/fhir/Questionnaire/pain` is not here");
    }

    @Test
    void namesPartsThatContainEachOther() {
        var one = part("one", place("two"), "assemble-child");
        var two = part("two", place("one"), "assemble-child");
        var form = part("daily", place("one"), "assemble-root");

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> FormAssembly.assembled(Shipped.FHIR, Map.of("daily", form, "one", one, "two", two)))
                .withMessageContaining("Part `https://plumbline.dev/fhir/Questionnaire/one` contains itself");
    }

    @Test
    void findsAnElementThatWouldBeLost() {
        var form = part("daily", place("pain"), "assemble-root");
        var pain = PAIN.replace("\"text\"", "\"requird\":true,\"text\"");

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> FormAssembly.assembled(Shipped.FHIR, Map.of("daily", form, "pain", pain)))
                .withMessageContaining("pain, Resource:")
                .withMessageContaining("requird");
    }

    @Test
    void findsACommonConditionThatWouldBeLost() {
        var gate = ",\"enableWhen\":[{\"question\":\"a\",\"operator\":\"=\",\"answerBoolean\":true}],\"text\"";
        var form = part("daily", question("a") + "," + place("pain").replace(",\"text\"", gate), "assemble-root");

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> FormAssembly.assembled(Shipped.FHIR, Map.of("daily", form, "pain", PAIN)))
                .withMessageContaining("(linkId='part.pain'): It is the place of a part");
    }

    @Test
    void findsAPartThatNoFormHasAndWhatIsMisspeltOnIt() {
        var extension =
                "\"valueCode\":\"assemble-child\"},{\"url\":\"https://plumbline.dev/fhir/StructureDefinition/stands-fr\"";
        var pain = PAIN.replace("\"valueCode\":\"assemble-child\"", extension + ",\"valueCanonical\":\"x\"");

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(() -> FormAssembly.assembled(Shipped.FHIR, Map.of("pain", pain)))
                .withMessageContaining("pain, Questionnaire: No form has it as a part")
                .withMessageContaining("stands-fr` is unknown");
    }

    @Test
    void leavesOtherFilesAsTheyAre() {
        var files = Map.of("plain", "{\"resourceType\":\"Questionnaire\"}", "broken", "{");

        assertThat(FormAssembly.assembled(Shipped.FHIR, files)).isEqualTo(files);
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
