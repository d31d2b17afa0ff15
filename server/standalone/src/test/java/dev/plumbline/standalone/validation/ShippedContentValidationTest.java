package dev.plumbline.standalone.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.site.SiteValues;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Every file of {@code terminology} and {@code careplan-templates}. */
class ShippedContentValidationTest {

    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    private static final String CPG = "http://hl7.org/fhir/uv/cpg/StructureDefinition/";

    @Test
    void isValidAgainstBaseFhir() {
        var validation = Validation.againstBaseFhir();

        var mistakes = resources(Resource.class).flatMap(resource -> validation.mistakes(resource).stream());

        assertThat(Validation.shipped()).hasSizeGreaterThan(25);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void isValidAgainstTheProfilesOfItsGuides() {
        var validation = Validation.against(
                ImplementationGuides.of("hl7.fhir.uv.sdc-3.0.0", "hl7.fhir.uv.cpg-2.0.0", "hl7.fhir.us.core-7.0.0"));

        var mistakes = Stream.of(
                        mistakes(validation, resources(Questionnaire.class), SDC + "sdc-questionnaire"),
                        mistakes(
                                validation,
                                resources(ActivityDefinition.class),
                                CPG + "cpg-collectinformationactivity"),
                        mistakes(validation, plans("eca-rule"), CPG + "cpg-recommendationdefinition"),
                        mistakes(validation, plans("clinical-protocol"), CPG + "cpg-computableplandefinition"))
                .flatMap(Function.identity());

        assertThat(mistakes).isEmpty();
    }

    @Test
    void isValidWhereItSaysWhatASiteMaySet() throws IOException {
        var validation = Validation.againstBaseFhir();

        var mistakes = Validation.settings().stream().flatMap(settings -> validation.mistakes(settings).stream());

        assertThat(Validation.settings()).hasSize(2);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void isValidWhereASiteHasChangedIt() {
        var validation = Validation.againstBaseFhir();
        var values = SiteValues.NONE.and("site", "lift.phase1Lb", "5").and("site", "clinic-number", "030 1234");

        var mistakes = Validation.at(values).stream()
                .map(ContentFile::resource)
                .filter(resource -> resource instanceof DomainResource changed
                        && changed.hasExtension("https://plumbline.dev/fhir/StructureDefinition/site-change"))
                .map(resource -> validation.mistakes(resource))
                .toList();

        assertThat(mistakes).hasSizeGreaterThan(20).allMatch(List::isEmpty);
    }

    @Test
    void findsWhatIsWrong() {
        var nobodysFlag = new Flag();
        nobodysFlag.setId("nobodys");

        var mistakes = Validation.againstBaseFhir().mistakes(nobodysFlag);

        assertThat(mistakes)
                .anyMatch(mistake -> mistake.contains("Flag.status"))
                .anyMatch(mistake -> mistake.contains("Flag.code"))
                .anyMatch(mistake -> mistake.contains("Flag.subject"));
    }

    private static Stream<String> mistakes(
            Validation validation, Stream<? extends Resource> resources, String profile) {
        return resources.flatMap(resource -> validation.mistakes(resource, profile).stream());
    }

    private static Stream<PlanDefinition> plans(String type) {
        return resources(PlanDefinition.class)
                .filter(plan -> plan.getType().getCodingFirstRep().getCode().equals(type));
    }

    private static <T extends Resource> Stream<T> resources(Class<T> type) {
        return Validation.shipped().stream()
                .map(ContentFile::resource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
