package dev.plumbline.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class CitedVersionsTest {

    private static final String CITED = "QuestionnaireResponse/4/_history/2";

    private final FhirContext fhir = FhirContext.forR4();

    CitedVersionsTest() {
        CitedVersions.keep(fhir);
    }

    @Test
    void keepsTheVersionThatATaskCites() {
        for (IParser parser : List.of(fhir.newJsonParser(), fhir.newXmlParser())) {
            var read = parser.parseResource(Task.class, parser.encodeResourceToString(task()));

            assertThat(((Reference) read.getInputFirstRep().getValue()).getReference())
                    .as(parser.getEncoding().name())
                    .isEqualTo(CITED);
        }
    }

    /** HAPI walks the paths of the type in every transaction bundle. */
    @Test
    void namesNoPathThatATaskWithAnotherInputDoesNotHave() {
        var task = task();
        task.addInput().setType(new CodeableConcept()).setValue(new CanonicalType("https://example.org/form|1"));
        var terser = new FhirTerser(fhir);

        var paths = fhir.getParserOptions().getDontStripVersionsFromReferencesAtPathsByResourceType("Task");

        assertThat(paths)
                .allSatisfy(path -> assertThat(terser.getValues(task, path, IBaseReference.class))
                        .hasSizeLessThanOrEqualTo(1));
    }

    private static Task task() {
        var task = new Task();
        task.addInput().setType(new CodeableConcept().setText("Evidence")).setValue(new Reference(CITED));
        return task;
    }
}
